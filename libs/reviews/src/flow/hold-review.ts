import { authorize, type Actor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError, type HoldReviewInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { unclaimed, type ReviewRow } from '../review-row.js';
import { isClaimed, isLeadOf, lockReview, requireNotClaimedByAnother } from './lock-review.js';
import { requireWithin } from './require-within.js';
import { keepNote } from './review-notes.js';

const hold = `
update review set state = 'held', held_by = $2, held_until = $3, ${unclaimed}
where submission_id = $1 and state in ('waiting', 'claimed')`;

const resume = `
update review set state = 'waiting', held_by = null, held_until = null where submission_id = $1 and state = 'held'`;

const onlyLeads = (en: string, zhTW: string) => new ProductError('forbidden', { en, 'zh-TW': zhTW });

/**
 * Holds a review back until a time, 30 days off at most: nobody is given it. Its due time goes on. For leads, and for who
 * has claimed it, whose claim ends.
 */
export async function holdReview(
  tx: Tx,
  actor: Actor,
  { submission, reason, until }: HoldReviewInput & { submission: string },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'claim', 'Review');
  const by = actor as PersonActor;
  const end = requireWithin(until, now);
  const review = await lockReview(tx, by, submission);
  requireNotClaimedByAnother(by, review, now);
  const isHolder = isClaimed(review, now) && review.claimed_by === by.id;
  if (!isHolder && !isLeadOf(by, review)) {
    throw onlyLeads(
      'Only a lead, or who has claimed it, holds a review back. Claim it first.',
      '只有主管或認領者可暫緩審查。請先認領。',
    );
  }
  const held = await tx.execute(hold, [submission, by.id, end]);
  if (held === 0) throw alreadyHeld(review);
  const payload = { submission, until: end.toISOString(), reasonDigest: sha256Digest(reason) };
  const entry = await appendEntry(tx, actor, { action: 'review.held', subject: submission, payload }, now);
  await keepNote(tx, by, { submission, kind: 'hold', text: reason, entry }, now);
}

/** The refusal of what a hold stands against. */
export const alreadyHeld = ({ held_until }: Pick<ReviewRow, 'held_until'>): ProductError =>
  new ProductError('held-back', {
    en: `This review is held back until ${held_until?.toISOString() ?? 'later'}. Who held it, or a lead, can end that.`,
    'zh-TW': `此審查暫緩至 ${held_until?.toISOString() ?? '稍後'}。可由暫緩者或主管提前結束。`,
  });

/** Ends a hold before its time; for leads and for who held it. */
export async function resumeReview(
  tx: Tx,
  actor: Actor,
  { submission }: { submission: string },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'claim', 'Review');
  const by = actor as PersonActor;
  const review = await lockReview(tx, by, submission);
  if (review.held_by !== null && review.held_by !== by.id && !isLeadOf(by, review)) {
    throw onlyLeads('Only a lead, or who held it back, ends a hold.', '只有主管或暫緩者可結束暫緩。');
  }
  if ((await tx.execute(resume, [submission])) === 0) {
    throw conflict('This review is not held back.', '此審查並未暫緩。');
  }
  await appendEntry(
    tx,
    actor,
    { action: 'review.resumed', subject: submission, payload: { submission, early: true } },
    now,
  );
}
