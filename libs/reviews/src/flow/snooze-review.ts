import { authorize, type Actor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { SnoozeInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { unclaimed } from '../review-row.js';
import { isClaimed, lockReview } from './lock-review.js';
import { requireWithin } from './require-within.js';

const snooze = `
insert into review_snooze (person_id, submission_id, until) values ($1, $2, $3)
on conflict (submission_id, person_id) do update set until = excluded.until`;

const giveBack = `
update review set state = 'waiting', ${unclaimed}
where submission_id = $1 and claimed_by = $2 and state = 'claimed'`;

/** Puts a review off for one person until a time, 30 days off at most; a claim of theirs is given back. Null: no longer. */
export async function snoozeReview(
  tx: Tx,
  actor: Actor,
  { submission, until }: SnoozeInput & { submission: string },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'claim', 'Review');
  const by = actor as PersonActor;
  const end = until === null ? null : requireWithin(until, now);
  const review = await lockReview(tx, by, submission);
  if (end === null) {
    const gone = await tx.execute('delete from review_snooze where person_id = $1 and submission_id = $2', [
      by.id,
      submission,
    ]);
    if (gone === 0) return;
  } else {
    await keepSnooze(tx, by, submission, end);
    if (isClaimed(review, now)) await tx.execute(giveBack, [submission, by.id]);
  }
  const payload = { submission, until: end?.toISOString() ?? null };
  await appendEntry(tx, actor, { action: 'review.snoozed', subject: submission, payload }, now);
}

/** Keeps a review from being given to a person until a time, for the verb that records the act. */
export async function keepSnooze(tx: Tx, by: PersonActor, submission: string, until: Date): Promise<void> {
  await tx.execute(snooze, [by.id, submission, until]);
}
