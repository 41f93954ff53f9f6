import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
create table contestation (
  id uuid primary key,
  submission_id uuid not null constraint contestation_submission references submission,
  contestant text not null,
  contested text not null,
  -- Null once erased, as contact and answer are.
  reason text,
  contact text,
  opener_kind text not null,
  opener_id uuid not null,
  opened_at timestamptz not null,
  entry_id uuid not null,
  outcome text,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  answer_claim uuid constraint contestation_answered_once unique,
  answer_entry_id uuid,
  state_after text
);
create unique index contestation_open on contestation (submission_id) where outcome is null;
create index contestation_by_submission on contestation (submission_id, opened_at);
create index contestation_by_opener on contestation (opener_id);
create index contestation_by_answerer on contestation (answered_by) where answered_by is not null;
grant select, insert, update on contestation to countersign_app;
-- The open contestation that the task is about; null where the output itself is to be decided on.
alter table review add column contestation_id uuid constraint review_contestation references contestation;
create index review_contested on review ((place + 0), submission_id) where contestation_id is not null and state <> 'closed';`;

/** Decisions can be contested, and somebody else answers. */
export class Contestations1764391000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update review set state = 'closed', claim_id = null, claimed_by = null, claimed_at = null, lease_until = null
        where contestation_id is not null and state <> 'closed';
      alter table review drop column contestation_id;
      drop table contestation`);
  }
}
