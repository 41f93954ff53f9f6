import { workerActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { Tier } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

const most = 500;

interface Raised {
  submission_id: string;
  kind: 'due-soon' | 'overdue';
  due_at: Date;
  queue: string;
  tier: Tier;
}

// Each once: the marks in the review are set with it. What is past due when it is first looked at is not told as due soon as well.
const raise = `
with found as (
  select submission_id, due_at < $1 as late from review
  where state <> 'closed' and overdue_at is null
    and (due_at < $1 or warned_at is null and due_at < $1 + (due_at - created_at) / 5)
  order by due_at limit ${most} for update skip locked
), marked as (
  update review r set warned_at = coalesce(r.warned_at, $1), overdue_at = case when found.late then $1::timestamptz end
  from found where r.submission_id = found.submission_id
  returning r.submission_id, case when found.late then 'overdue' else 'due-soon' end as kind, r.due_at, r.queue, r.tier
), kept as (
  insert into review_alarm (submission_id, kind, raised_at) select submission_id, kind, $1 from marked
  on conflict (submission_id, kind) do nothing
)
select * from marked order by due_at, submission_id`;

/** Raises an alarm for open reviews of which four fifths of the time have passed, and one when it is past; each once. Answers how many. */
export async function raiseAlarms(tx: Tx, now = new Date()): Promise<number> {
  const rows = await tx.query<Raised>(raise, [now]);
  await appendEntries(
    tx,
    workerActor,
    rows.map(({ submission_id: submission, kind, due_at, queue, tier }): EntryDraft => ({
      action: `review.${kind}`,
      subject: submission,
      payload: { submission, dueAt: due_at.toISOString(), queue, tier },
    })),
    now,
  );
  return rows.length;
}
