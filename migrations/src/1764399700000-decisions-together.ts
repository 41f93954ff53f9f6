import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = `
-- How many outputs were decided on with one word; null for one by one. Claimed and decided at one instant, they say nothing of how long a review takes.
alter table decision add column together integer;`;

/** What was decided together with others is told apart from what was decided by itself. */
export class DecisionsTogether1764399700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table decision drop column together');
  }
}
