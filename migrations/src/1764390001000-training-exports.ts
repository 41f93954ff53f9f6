import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
alter table ai_system
  -- Whether what people decided on its outputs may be handed out for training; nobody consents by silence.
  add training_consent boolean not null default false;
create table training_export (
  id uuid primary key,
  state text not null constraint training_export_state check (state in ('pending', 'running', 'done', 'failed')),
  input jsonb not null,
  requested_by uuid not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  lease_until timestamptz,
  lines integer,
  left_out jsonb not null default '{}',
  -- AI systems that have lines in it.
  included text[] not null default '{}',
  files jsonb not null default '[]',
  failure text,
  finished_at timestamptz,
  files_removed_at timestamptz
);
create index training_export_newest on training_export (created_at desc, id desc);
create index training_export_unfinished on training_export (id) where state in ('pending', 'running');
create index training_export_kept on training_export (finished_at) where state = 'done' and files_removed_at is null;
grant select, insert, update on training_export to countersign_app;`;

/** Consent of AI systems to training, and exports of decided outputs for it. */
export class TrainingExports1764390001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table training_export; alter table ai_system drop training_consent');
  }
}
