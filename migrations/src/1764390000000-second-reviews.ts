import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
alter table submission drop constraint submission_purpose,
  -- gold, second-review: repeats a decided output; never released, counted or learnt from.
  add constraint submission_purpose check (purpose in ('review', 'gold', 'second-review'));
create table second_review_stratum (
  stratum text primary key,
  tier text not null,
  -- Null where the policy does not draw evenly over them.
  system text,
  modality text,
  outcome text,
  -- Millionths of a draw that lie over; the first of them by lot.
  carried integer not null constraint second_review_stratum_carried check (carried >= 0 and carried < 1000000),
  seen integer not null,
  chosen integer not null
);
create table second_review_draw (
  submission_id uuid primary key constraint second_review_draw_submission references submission,
  stratum text not null constraint second_review_draw_stratum references second_review_stratum,
  state text not null constraint second_review_draw_state check (state in ('left-out', 'chosen', 'entered', 'dropped')),
  first_outcome text not null,
  drawn_at timestamptz not null,
  enters_at timestamptz,
  -- The submission that repeats it.
  repeat_id uuid constraint second_review_draw_repeat references submission constraint second_review_draw_once unique,
  constraint second_review_draw_entered check ((state = 'entered') = (repeat_id is not null))
);
create index second_review_draw_next on second_review_draw (enters_at) where state = 'chosen';
create table second_review (
  -- The submission that repeats the output.
  submission_id uuid primary key constraint second_review_submission references submission,
  original_id uuid not null constraint second_review_original references submission constraint second_review_once unique,
  first_outcome text not null,
  outcome text not null,
  decided_at timestamptz not null,
  entry_id uuid not null
);
create index second_review_differs on second_review (submission_id) where outcome <> first_outcome;
create function refuse_second_review_change() returns trigger language plpgsql as $$
begin
  raise exception 'outcomes of second reviews stay as they are: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger second_review_append_only before update or delete or truncate on second_review
  for each statement execute function refuse_second_review_change();
-- Up to when decisions were looked at. Those of before there were second reviews are not.
create table second_review_progress (
  one boolean primary key default true constraint second_review_progress_one check (one),
  looked_at timestamptz not null
);
insert into second_review_progress (looked_at) values (now());
grant select, insert, update on second_review_stratum, second_review_draw to countersign_app;
grant select, update on second_review_progress to countersign_app;
grant select, insert on second_review to countersign_app;`;

/** Decided outputs that are reviewed once more: drawn by stratum, put before others, and their outcomes kept. */
export class SecondReviews1764390000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  /** Refused once something was reviewed a second time: its submissions would pass for true ones. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table second_review_progress, second_review, second_review_draw, second_review_stratum;
drop function refuse_second_review_change;
alter table submission drop constraint submission_purpose,
  add constraint submission_purpose check (purpose in ('review', 'gold'))`);
  }
}
