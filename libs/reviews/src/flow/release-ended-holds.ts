import { workerActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { Tx } from '@countersign/database';

const release = `
with ended as (
  select submission_id from review where state = 'held' and held_until < $1 order by submission_id limit 500 for update skip locked)
update review r set state = 'waiting', held_by = null, held_until = null
from ended where r.submission_id = ended.submission_id returning ended.submission_id`;

/** The entry of a hold that ended at its time. */
export const holdEnded = (submission: string): EntryDraft => ({
  action: 'review.resumed',
  subject: submission,
  payload: { submission, early: false },
});

/** Puts reviews whose hold has ended back into the queue; answers how many. */
export async function releaseEndedHolds(tx: Tx, now = new Date()): Promise<number> {
  const rows = await tx.query<{ submission_id: string }>(release, [now]);
  await appendEntries(
    tx,
    workerActor,
    rows.map(({ submission_id: submission }) => holdEnded(submission)),
    now,
  );
  return rows.length;
}

/** Forgets what people put off until before now. */
export async function forgetEndedSnoozes(tx: Tx, now = new Date()): Promise<void> {
  await tx.execute('delete from review_snooze where until < $1', [now]);
}
