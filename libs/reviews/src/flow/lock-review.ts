import { isAllowed, type PersonActor } from '@countersign/access';
import { notFound, ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { decidingRole } from '../eligibility.js';
import type { ReviewRow } from '../review-row.js';

const lock = 'select * from review where submission_id = $1 for update';

/** An open review that the person may claim by their roles, locked; `not-found` alike for what is closed and what is not theirs to see. */
export async function lockReview(tx: Tx, actor: PersonActor, submission: string): Promise<ReviewRow> {
  const [review] = await tx.query<ReviewRow>(lock, [submission]);
  if (review && review.state !== 'closed' && isAllowed(actor, 'claim', 'Review', review)) return review;
  throw notFound({ en: 'open review of submission', 'zh-TW': '待審查的送審項目' }, submission);
}

/** Whether somebody holds a claim on it that has not run out. */
export const isClaimed = (review: ReviewRow, now: Date): boolean =>
  review.state === 'claimed' && review.lease_until !== null && review.lease_until >= now;

/** Refuses while somebody else reviews it: what they have begun is not taken out of their hands. */
export function requireNotClaimedByAnother(actor: PersonActor, review: ReviewRow, now: Date): void {
  if (!isClaimed(review, now) || review.claimed_by === actor.id) return;
  throw new ProductError('already-claimed', {
    en: 'Somebody is reviewing this output now. Try again when they have decided or given it back.',
    'zh-TW': '目前有人正在審查此產出。請待其裁決或釋出後再試。',
  });
}

export const isLeadOf = (actor: PersonActor, review: ReviewRow): boolean => decidingRole(actor, review) === 'lead';
