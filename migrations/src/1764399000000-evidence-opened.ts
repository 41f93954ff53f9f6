import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
-- How much of what was shown a person opened before a decision. Not the decision's own row, which nobody can delete from.
create table evidence_opened (
  decision_id uuid primary key constraint evidence_opened_decision references decision,
  findings_shown integer not null,
  findings_opened integer not null,
  -- Findings that are more than a hint.
  warnings_shown integer not null,
  warnings_opened integer not null,
  sources_shown integer not null,
  sources_opened integer not null,
  constraint evidence_opened_of_shown check (findings_opened between 0 and findings_shown
    and warnings_opened between 0 and warnings_shown and sources_opened between 0 and sources_shown)
);
grant select, insert, delete on evidence_opened to countersign_app;`;

/** How much evidence people open before they decide. */
export class EvidenceOpened1764399000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table evidence_opened');
  }
}
