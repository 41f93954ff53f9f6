import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps with each review what the queue shows of it. */
export class ReviewListing1764050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table review add column listing text');
    await runner.query(`
update review r set listing = (select substr(written.text, 2, length(written.text) - 2)
from (select row_to_json(known)::text as text from (
  select s.id, s.version, 'awaiting-review' as state, r.system, r.modality, s.title, r.tier, r.queue,
    s.content_digest as "contentDigest", to_char(r.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt",
    to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", null as "decidedAt", r.priority,
    r.inconclusive,
    (select row_to_json(counts) from (
      select r.finding_counts[1] as critical, r.finding_counts[2] as major, r.finding_counts[3] as minor,
        r.finding_counts[4] as info) counts) as findings
) known) written)
from submission s where s.id = r.submission_id`);
    await runner.query('alter table review alter column listing set not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table review drop column listing');
  }
}
