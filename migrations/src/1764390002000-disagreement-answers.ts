import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
create table disagreement_answer (
  -- The second review that ended otherwise than the first.
  submission_id uuid primary key constraint disagreement_answer_review references second_review,
  answer text not null constraint disagreement_answer_known check (answer in ('upheld', 'contest')),
  answered_by uuid not null,
  answered_at timestamptz not null,
  entry_id uuid not null
);
create trigger disagreement_answer_append_only before update or delete or truncate on disagreement_answer
  for each statement execute function refuse_second_review_change();
grant select, insert on disagreement_answer to countersign_app;`;

/** What leads say where a second review ended otherwise than the first. */
export class DisagreementAnswers1764390002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table disagreement_answer');
  }
}
