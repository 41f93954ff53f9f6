import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
create table review_arm (
  submission_id uuid not null constraint review_arm_submission references submission,
  person_id uuid not null,
  -- Whether the person sees what the checks found at once, or after a first opinion.
  arm text not null constraint review_arm_known check (arm in ('shown', 'hidden')),
  -- By lot, or because the tier asks for it: only what was drawn by lot may be compared.
  drawn_by text not null constraint review_arm_drawn check (drawn_by in ('lot', 'tier')),
  policy_digest text not null,
  drawn_at timestamptz not null,
  primary key (submission_id, person_id)
);
create table first_opinion (
  submission_id uuid not null,
  person_id uuid not null,
  claim_id uuid not null,
  outcome text not null,
  confidence smallint not null constraint first_opinion_confidence check (confidence between 1 and 5),
  reasons jsonb not null,
  version integer not null,
  content_digest text not null,
  policy_digest text not null,
  facts_digest text not null,
  entry_id uuid not null,
  created_at timestamptz not null,
  primary key (submission_id, person_id),
  constraint first_opinion_arm foreign key (submission_id, person_id) references review_arm
);
create function refuse_second_thought() returns trigger language plpgsql as $$
begin
  raise exception 'arms and first opinions stay as they are: % on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger review_arm_append_only before update or delete or truncate on review_arm
  for each statement execute function refuse_second_thought();
create trigger first_opinion_append_only before update or delete or truncate on first_opinion
  for each statement execute function refuse_second_thought();
grant select, insert on review_arm, first_opinion to countersign_app;`;

/** Which reviewers give a first opinion before they see what the checks found, and that opinion. */
export class ReviewQuality1764350000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table first_opinion, review_arm; drop function refuse_second_thought');
  }
}
