import type { MigrationInterface, QueryRunner } from 'typeorm';

const people = `
-- A competence is a name, or a name with the days between which it holds.
alter table person
  alter column competences type jsonb using to_jsonb(competences),
  add column languages text[] not null default '{}';`;

const columns = `
alter table review
  add column language text,
  add column tags text[] not null default '{}',
  -- Order in the queue, lowest first: see libs/reviews/src/review-tasks.ts.
  add column place bigint,
  add column skips integer not null default 0,
  add column held_by uuid,
  add column held_until timestamptz,
  add column hold_reason text,
  -- People who decided on it and may not take it again.
  add column excluded uuid[] not null default '{}',
  -- People disagree, and a lead who has not decided on it does.
  add column adjudicating boolean not null default false,
  -- When it was told that its time is nearly up, and that it is.
  add column warned_at timestamptz,
  add column overdue_at timestamptz;
update review r set place = -3600000::bigint * priority, language = s.language,
  listing = r.listing || ',"language":' || coalesce(to_json(s.language)::text, 'null') || ',"tags":[]'
from submission s where s.id = r.submission_id;
alter table review alter column place set not null;`;

const indexes = `
drop index review_next;
drop index review_next_in_queue;
drop index review_open;
create index review_next on review (place, submission_id) where state = 'waiting';
create index review_next_in_queue on review (queue, place, submission_id) where state = 'waiting';
-- In another expression than the ones above: claims would walk it as well, over all that is claimed already.
create index review_open on review ((place + 0), submission_id) where state <> 'closed';
create index review_held on review (held_until) where state = 'held';
create index review_assigned on review (assigned_to, place, submission_id) where assigned_to is not null and state <> 'closed';
create index review_hard on review ((place + 0), submission_id) where state <> 'closed' and (skips >= 2 or state = 'held' or leads_only);
create index review_due on review (due_at) where state <> 'closed';
create index review_to_warn on review (due_at) where state <> 'closed' and overdue_at is null;`;

const besides = `
create table review_snooze (
  person_id uuid not null,
  submission_id uuid not null constraint review_snooze_review references review on delete cascade,
  until timestamptz not null,
  primary key (submission_id, person_id)
);
create index review_snooze_by_person on review_snooze (person_id, until);
create table review_alarm (
  submission_id uuid not null constraint review_alarm_review references review on delete cascade,
  kind text not null,
  raised_at timestamptz not null,
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  primary key (submission_id, kind)
);
create index review_alarm_open on review_alarm (raised_at desc, submission_id) where acknowledged_at is null;
create table review_note (
  id uuid primary key,
  submission_id uuid not null constraint review_note_review references review on delete cascade,
  kind text not null,
  author_id uuid not null,
  addressee_id uuid,
  text text not null,
  created_at timestamptz not null
);
create index review_note_thread on review_note (submission_id, created_at);
create index review_note_author on review_note (author_id);
grant select, insert, update, delete on review_snooze, review_note, review_alarm to countersign_app;`;

/** Who gets which review: languages and dated competences of people, tags, order by age, holds, snoozes. */
export class ReviewFlow1764340000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [people, columns, indexes, besides]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table review_alarm, review_note, review_snooze;
      drop index review_next, review_next_in_queue, review_open, review_held, review_assigned, review_hard, review_due, review_to_warn;
      alter table review drop column language, drop column tags, drop column place, drop column skips, drop column held_by,
        drop column held_until, drop column excluded, drop column adjudicating,
        drop column warned_at, drop column overdue_at;
      create index review_next on review (priority desc, submission_id) where state = 'waiting';
      create index review_next_in_queue on review (queue, priority desc, submission_id) where state = 'waiting';
      create index review_open on review ((-priority), submission_id) where state <> 'closed';
      alter table person drop column languages;
      alter table person add column plain_competences text[] not null default '{}';
      update person set plain_competences = array(
        select coalesce(one ->> 'competence', one #>> '{}') from jsonb_array_elements(competences) one);
      alter table person drop column competences;
      alter table person rename column plain_competences to competences;
      alter table person alter column competences drop default`);
  }
}
