import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
-- Approvals that count no more, since their output was routed again to people among whom who gave them is not.
create table lapsed_approval (
  decision_id uuid primary key constraint lapsed_approval_decision references decision,
  entry_id uuid not null,
  at timestamptz not null
);
grant select, insert on lapsed_approval to countersign_app;`;

/** Approvals that lapsed when their output was routed again. */
export class LapsedApprovals1764399500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lapsed_approval');
  }
}
