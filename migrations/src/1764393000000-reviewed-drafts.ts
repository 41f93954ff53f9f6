import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = `
-- What the second person said of a proposed draft, and who gave it back to its authors; kept until the next review of it.
alter table policy_draft add column review_comment text, add column returned_by uuid, add column returned_at timestamptz;
create index policy_draft_activated on policy_draft (digest) where state = 'activated';
-- Short names of the AI systems that a back-test is about; empty for all.
alter table policy_back_test add column systems text[] not null default '{}';`;

/** Drafts are given back with a comment, and back-tests are about some AI systems. */
export class ReviewedDrafts1764393000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table policy_back_test drop column systems;
      drop index policy_draft_activated;
      alter table policy_draft drop column returned_at, drop column returned_by, drop column review_comment`);
  }
}
