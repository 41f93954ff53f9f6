import { readingOf } from '@countersign/contracts';
import type { ReviewTasks } from '@countersign/submissions';
import { listing } from './listing.js';
import { placeSql } from './place.js';
import { recountApprovals } from './recount-approvals.js';
import { unclaimed } from './review-row.js';

/** People who handed in earlier versions of submission `s`, by themselves or with a key that they made: a reviewer's correction leaves it their output. */
const submittersBefore = `array(
  with recursive version as (
    select b.id, b.supersedes, b.submitter_kind, b.submitter_id from submission b where b.id = s.supersedes
    union all
    select b.id, b.supersedes, b.submitter_kind, b.submitter_id from submission b join version v on b.id = v.supersedes
  )
  select distinct coalesce(k.created_by, version.submitter_id) from version left join api_key k on k.id = version.submitter_id
  where version.submitter_kind = 'person' or k.created_by is not null)`;

// An alarm at four fifths of the time. One that was raised for another due time than it has now is taken back.
const open = `
with item as (
  select item.*, before.due_at as due_before, coalesce(before.created_at, now()) as since
  from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, queue text, tier text, priority int, system text, modality text,
    competences text[], due_at timestamptz, approvals_needed int, finding_counts int[], inconclusive int, submitter_id uuid,
    language text, reading text, tags text[], points_per_hour numeric)
  -- Waits already: its age goes on. Routing has locked the submission, so the row does not appear meanwhile, and the row where there is one.
  left join review before on before.submission_id = item.submission_id
), taken_back as (
  delete from review_alarm a using item where a.submission_id = item.submission_id and item.due_before is distinct from item.due_at
)
insert into review (submission_id, state, queue, tier, priority, system, modality, competences, due_at, alarm_at, approvals_needed,
  finding_counts, inconclusive, submitter_id, created_at, language, reading, tags, place, listing, excluded)
select item.submission_id, 'waiting', item.queue, item.tier, item.priority, item.system, item.modality, item.competences, item.due_at,
  item.due_at - (item.due_at - item.since) / 5, item.approvals_needed, item.finding_counts, item.inconclusive, item.submitter_id, now(), item.language, item.reading, item.tags,
  ${placeSql('item.priority', 'item.since', 'item.points_per_hour')}, ${listing}, ${submittersBefore}
from item join submission s on s.id = item.submission_id
on conflict (submission_id) do update set queue = excluded.queue, tier = excluded.tier, priority = excluded.priority,
  competences = excluded.competences, due_at = excluded.due_at,
  alarm_at = case when review.due_at is distinct from excluded.due_at then excluded.alarm_at else review.alarm_at end,
  approvals_needed = excluded.approvals_needed,
  finding_counts = excluded.finding_counts, inconclusive = excluded.inconclusive,
  language = excluded.language, reading = excluded.reading, tags = excluded.tags, place = excluded.place, listing = excluded.listing
where review.state <> 'closed'`;

const lock = `select from review where submission_id = any($1) and state <> 'closed' order by submission_id for update`;

const close = `
update review set state = 'closed', ${unclaimed}, held_by = null, held_until = null, closed_at = now()
where submission_id = $1 and state <> 'closed'`;

const forget = 'delete from review_alarm where submission_id = $1 and acknowledged_at is null';

/** The queue's part in the life of a submission. */
export const reviewTasks: ReviewTasks = {
  async lock(tx, submissionIds) {
    await tx.query(lock, [submissionIds]);
  },
  async open(tx, tasks) {
    const rows = tasks.map((task) => ({
      submission_id: task.submissionId,
      queue: task.queue,
      tier: task.tier,
      priority: task.priority,
      system: task.system,
      modality: task.modality,
      competences: task.competences,
      due_at: task.dueAt,
      approvals_needed: task.approvalsNeeded,
      finding_counts: task.findingCounts,
      inconclusive: task.inconclusive,
      submitter_id: task.submitterId,
      language: task.language,
      reading: task.language === null ? null : readingOf(task.language),
      tags: task.tags,
      points_per_hour: task.pointsPerHour,
    }));
    await tx.execute(open, [JSON.stringify(rows)]);
  },
  recount: recountApprovals,
  async close(tx, submissionId) {
    await tx.execute(close, [submissionId]);
    await tx.execute(forget, [submissionId]);
  },
};
