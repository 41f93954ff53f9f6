import type { MigrationInterface, QueryRunner } from 'typeorm';

const reports = `
alter table report
  -- What was computed when the report was frozen, so that a build that begins again writes the same.
  -- json, not jsonb, which would change the order of its fields and so the bytes of the files.
  add coverage json,
  -- Builds that were begun since one last got further: each is counted when it begins, so that one that ends its process is, too.
  add attempts integer not null default 0,
  add schedule_id uuid,
  -- From then on no file is handed out; its folder is gone when it was swept.
  add files_removed_at timestamptz,
  add swept_at timestamptz;
-- Reports name their days by a time zone: those before did by UTC.
update report set input = input || '{"timeZone": "UTC"}';
create index report_kept on report (finished_at) where state = 'done' and files_removed_at is null;
create index report_unswept on report (id) where files_removed_at is not null and swept_at is null;
create index audit_entry_expired_claim on audit_entry (at, id) where action = 'review.claim-expired';`;

const schedules = `
create table report_schedule (
  id uuid primary key,
  name text not null,
  kind text not null,
  systems text[] not null,
  formats text[] not null,
  language text not null,
  recipients uuid[] not null,
  period text not null,
  time_zone text not null,
  -- The first period that no report was asked for: each closed period is asked for once.
  next_from timestamptz not null,
  next_to timestamptz not null,
  paused_at timestamptz,
  deleted_at timestamptz,
  created_by_kind text not null,
  created_by uuid not null,
  created_at timestamptz not null
);
create index report_schedule_newest on report_schedule (created_at desc, id desc) where deleted_at is null;
create index report_schedule_due on report_schedule (next_to, id) where deleted_at is null and paused_at is null;
alter table report add constraint report_schedule_of foreign key (schedule_id) references report_schedule;
create unique index report_of_period on report (schedule_id, (input ->> 'from')) where schedule_id is not null;
grant select, insert on report_schedule to countersign_app;
grant update (next_from, next_to, paused_at, deleted_at) on report_schedule to countersign_app;`;

/** What a report was frozen on, when its files were removed, and reports that are asked for by the calendar. */
export class ReportRuns1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [reports, schedules]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index audit_entry_expired_claim; alter table report drop coverage, drop attempts, drop schedule_id, drop files_removed_at, drop swept_at;
      drop table report_schedule`);
  }
}
