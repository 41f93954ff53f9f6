import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
-- That a person read something within an hour, so that it is written into the log once and not for each request.
create table read_note (
  person_id uuid not null,
  what text not null,
  -- The submission that was read; the nil UUID where it was a list.
  subject uuid not null,
  hour timestamptz not null,
  primary key (person_id, what, subject, hour)
);
grant select, insert, delete on read_note to countersign_app;`;

/** Who read personal data when. */
export class ReadNotes1764380000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table read_note');
  }
}
