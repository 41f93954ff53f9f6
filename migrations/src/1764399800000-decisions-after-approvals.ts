import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = `
-- Whether it went against what somebody had approved: few do, and nothing else leads to them.
alter table decision add column after_approval boolean not null default false;
-- Decisions are not altered; this is said of them for the first time.
alter table decision disable trigger decision_kept;
update decision d set after_approval = true where d.counted and d.outcome in ('reject', 'request-changes')
  and exists (select from decision o where o.submission_id = d.submission_id and o.counted and o.outcome = 'approve' and o.id < d.id);
alter table decision enable trigger decision_kept;
create index decision_after_approval on decision (id desc) where after_approval;
drop index decision_against;`;

const back = `
drop index decision_after_approval;
alter table decision drop column after_approval;
create index decision_against on decision (id desc) where counted and outcome in ('reject', 'request-changes');`;

/** Disagreements are found, newest first, by the decisions against what had been approved. */
export class DecisionsAfterApprovals1764399800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(back);
  }
}
