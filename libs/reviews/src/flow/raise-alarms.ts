import { workerActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { Tx } from '@countersign/database';

const most = 500;

interface Raised {
  submission_id: string;
  kind: 'due-soon' | 'overdue';
  due_at: Date;
  queue: string;
}

// Each once: the time of the next is set with it. What is past due is not told as due soon as well.
const raise = `
with found as (
  select submission_id, due_at < $1 as late from review
  where state <> 'closed' and alarm_at < $1
  order by alarm_at limit ${most} for update skip locked
), marked as (
  update review r set alarm_at = case when found.late then null else r.due_at end
  from found where r.submission_id = found.submission_id
  returning r.submission_id, case when found.late then 'overdue' else 'due-soon' end as kind, r.due_at, r.queue
), outdone as (
  delete from review_alarm a using marked m where a.submission_id = m.submission_id and m.kind = 'overdue' and a.kind = 'due-soon'
), kept as (
  insert into review_alarm (submission_id, kind, raised_at) select submission_id, kind, $1 from marked
  on conflict (submission_id, kind) do update set raised_at = excluded.raised_at, acknowledged_by = null, acknowledged_at = null
)
select * from marked order by due_at, submission_id`;

/** Raises an alarm for open reviews of which four fifths of the time have passed, and one when it is past; each once. Answers how many. */
export async function raiseAlarms(tx: Tx, now = new Date()): Promise<number> {
  const rows = await tx.query<Raised>(raise, [now]);
  await appendEntries(
    tx,
    workerActor,
    rows.map(({ submission_id: submission, kind, due_at, queue }): EntryDraft => ({
      action: `review.${kind}`,
      subject: submission,
      payload: { submission, dueAt: due_at.toISOString(), queue },
    })),
    now,
  );
  return rows.length;
}
