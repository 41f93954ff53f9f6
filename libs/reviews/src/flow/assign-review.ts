import { authorize, rolesInForce, type Actor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type AssignmentInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findHolder } from '@countersign/identity';
import { sha256Digest } from '@countersign/modalities';
import type { ReviewRow } from '../review-row.js';
import { isLeadOf, lockReview, requireNotClaimedByAnother } from './lock-review.js';
import { requireEligible } from './require-eligible.js';
import { keepNote } from './review-notes.js';

/** Leads assign to anybody; others take what is free, or give up what is kept for them. */
function requireRight(actor: PersonActor, review: ReviewRow, person: string | null): void {
  if (isLeadOf(actor, review)) return;
  if (review.assigned_to !== null && review.assigned_to !== actor.id) {
    throw new ProductError('assigned-to-another', {
      en: 'This review is kept for somebody else. A lead can assign it anew.',
      'zh-TW': '此審查已指派給他人，可由主管重新指派。',
    });
  }
  if (person === null || person === actor.id) return;
  throw new ProductError('forbidden', {
    en: 'Only a lead of the AI system assigns reviews to others. Hand over what you hold instead.',
    'zh-TW': '只有此 AI 系統的主管可將審查指派給他人。您可移交已認領的項目。',
  });
}

/** Keeps a waiting or held review for one person, or for nobody any more. */
export async function assignReview(
  tx: Tx,
  actor: Actor,
  { submission, person, reason }: AssignmentInput & { submission: string },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'claim', 'Review');
  const by = actor as PersonActor;
  const review = await lockReview(tx, by, submission);
  requireNotClaimedByAnother(by, review, now);
  requireRight(by, review, person);
  const to = person === null ? null : await requireEligible(tx, { by, person }, review, '/person', now);
  if (review.assigned_to === person) return;
  const former = review.assigned_to && ({ kind: 'person', id: review.assigned_to } as const);
  const previous = former && (await findHolder(tx, former, now, rolesInForce(by)));
  await tx.execute(
    `update review set assigned_to = $2 where submission_id = $1 and state <> 'closed' and assigned_to is not distinct from $3`,
    [submission, person, review.assigned_to],
  );
  const payload = {
    submission,
    to: to?.pseudonym ?? null,
    previous: previous ? previous.pseudonym : null,
    reasonDigest: sha256Digest(reason),
  };
  const entry = await appendEntry(tx, actor, { action: 'review.assigned', subject: submission, payload }, now);
  await keepNote(tx, by, { submission, kind: 'assignment', text: reason, addressee: person, entry }, now);
}
