import type { MigrationInterface, QueryRunner } from 'typeorm';

const index = `
-- Newest first, for the list of disagreements: few decisions are against an output, and nothing else leads to them.
create index decision_against on decision (id desc) where counted and outcome in ('reject', 'request-changes');`;

/** Disagreements are found by the decisions that were not approvals. */
export class DecisionsAgainst1764399600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index decision_against');
  }
}
