import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
-- Approvals that count no more, since their output was routed again to people among whom who gave them is not.
create table approval_set_aside (
  decision_id uuid primary key constraint approval_set_aside_decision references decision,
  entry_id uuid not null,
  at timestamptz not null
);
grant select, insert on approval_set_aside to countersign_app;`;

/** Approvals that another routing set aside. */
export class ApprovalsSetAside1764399500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table approval_set_aside');
  }
}
