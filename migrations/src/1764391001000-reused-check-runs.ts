import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = `
-- Over all that fixes what the check finds; null where something else does too.
alter table check_run add column input_digest text, add column reused_from uuid;`;

/** What a revision does not change is not checked again. */
export class ReusedCheckRuns1764391001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table check_run drop column input_digest, drop column reused_from');
  }
}
