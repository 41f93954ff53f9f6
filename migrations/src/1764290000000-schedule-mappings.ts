import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
create table schedule_mapping (
  system_id uuid not null constraint schedule_mapping_system references ai_system,
  -- Digest of the headings of the files that it is for.
  signature text not null,
  mapping jsonb not null,
  remembered_at timestamptz not null,
  entry_id uuid not null,
  primary key (system_id, signature)
);
grant select, insert, update, delete on schedule_mapping to countersign_app;`;

/** Which column of an AI system's schedule files holds what. */
export class ScheduleMappings1764290000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table schedule_mapping');
  }
}
