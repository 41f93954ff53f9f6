import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
create table saved_view (
  id uuid primary key,
  person_id uuid not null constraint saved_view_person references person,
  list text not null constraint saved_view_list check (list in ('queue', 'submissions')),
  name text not null constraint saved_view_name check (length(name) between 1 and 60),
  filters jsonb not null,
  created_at timestamptz not null
);
create unique index saved_view_name_of_person on saved_view (person_id, list, lower(name));
grant select, insert, delete, update (name) on saved_view to countersign_app;`;

/** Filters of lists that people keep under a name. */
export class SavedViews1764398000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_view');
  }
}
