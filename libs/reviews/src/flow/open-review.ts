import { authorize, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import type { ReviewView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { getReview } from './get-review.js';

/** How the review of a submission stands; that somebody read the notes of others on it is recorded. */
export async function openReview(
  tx: Tx,
  actor: Actor,
  submission: string,
  policy: Policy,
  now = new Date(),
): Promise<ReviewView> {
  authorize(actor, 'read', 'Review');
  const review = await getReview(tx, actor, submission, policy, now);
  if (review.notes.some(({ author }) => author?.id !== actor.id)) {
    await noteRead(tx, actor, { what: 'notes', submission }, now);
  }
  return review;
}
