import type { MigrationInterface, QueryRunner } from 'typeorm';

// Nothing ever wrote a hold's reason, so the way back does not make its column again.
const alarms = `
drop index review_to_warn, review_alarm_open;
-- When the next alarm on it is raised: at four fifths of its time, then at its end; null: none any more.
alter table review add column alarm_at timestamptz;
update review set alarm_at = case when overdue_at is not null then null when warned_at is not null then due_at
  else due_at - (due_at - created_at) / 5 end
where state <> 'closed';
alter table review drop column warned_at, drop column overdue_at, drop column if exists hold_reason;
create index review_alarm_next on review (alarm_at) where state <> 'closed';
delete from review_alarm a using review r where r.submission_id = a.submission_id and r.state = 'closed' and a.acknowledged_at is null;
delete from review_alarm a using review_alarm late
where late.submission_id = a.submission_id and late.kind = 'overdue' and a.kind = 'due-soon';
create index review_alarm_open on review_alarm (kind desc, raised_at, submission_id) where acknowledged_at is null;`;

// A note and the entry of its act were written together, at one time.
const notes = `
alter table review_note add column entry_id uuid;
update review_note n set entry_id = (
  select e.id from audit_entry e
  where e.subject = n.submission_id::text and e.at = n.created_at
    and e.action = case n.kind when 'assignment' then 'review.assigned' when 'hand-over' then 'review.handed-over'
      when 'hold' then 'review.held' else 'review.released' end
  order by e.id limit 1);
alter table review_note alter column entry_id set not null;
create index review_snooze_end on review_snooze (until);`;

/** Alarms are raised at a time that is kept; notes know their entry. */
export class AlarmsByTime1764395000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [alarms, notes]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index review_snooze_end, review_alarm_next, review_alarm_open;
      alter table review_note drop column entry_id;
      alter table review add column warned_at timestamptz, add column overdue_at timestamptz;
      update review set warned_at = case when alarm_at is null or alarm_at = due_at then due_at end,
        overdue_at = case when alarm_at is null then due_at end where due_at is not null;
      alter table review drop column alarm_at;
      create index review_to_warn on review (due_at) where state <> 'closed' and overdue_at is null;
      create index review_alarm_open on review_alarm (raised_at desc, submission_id) where acknowledged_at is null`);
  }
}
