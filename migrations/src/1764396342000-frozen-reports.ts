import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions keep what their output's routing said then; reports what else may change while they are built. */
export class FrozenReports1764396342000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Tier, queue, due time and risk rules under which it was decided, and the state that followed; null for those before.
alter table decision add column routing jsonb;
-- AI systems and names of people as they were when it was frozen; null again once it is built or given up.
alter table report add column beside json;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table report drop column beside; alter table decision drop column routing');
  }
}
