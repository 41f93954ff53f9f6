import type { PersonActor } from '@countersign/access';
import { conflict, type DecisionInput, type ProductError } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { canSettle } from '@countersign/submissions';
import { consequenceOf, requireFresh, requireReasons, type LockedReview } from './decision-checks.js';
import { decidingRole, ineligibility } from './eligibility.js';
import { requireEligible } from './flow/require-eligible.js';
import { claimLost } from './keep-claim.js';
import { requireEditorial } from './record-editorial.js';
import { requireStepUp } from './require-step-up.js';
import type { PreparedDecision } from './prepared-decision.js';
import type { PointedAt } from './read-pointed-at.js';
import { opinionFirst } from './quality/blind/give-opinion.js';

const contested = (): ProductError =>
  conflict(
    'This output is decided on already, and that is contested: answer the contestation at /api/v1/reviews/contestations.',
    '此產出已有裁決並遭申訴，請至 /api/v1/reviews/contestations 回覆申訴。',
  );

/** Looks at a decision under its locked review; throws the refusal that concerns its caller. */
export async function prepareDecision(
  tx: Tx,
  actor: PersonActor,
  input: DecisionInput,
  review: LockedReview,
  pointedAt: PointedAt,
  policy: Policy,
  now: Date,
): Promise<PreparedDecision> {
  if (review.claimed_by !== actor.id || review.lease_until === null || review.lease_until < now) throw claimLost();
  const refusal = ineligibility(actor, review);
  if (refusal) throw refusal;
  if (review.contestation_id !== null) throw contested();
  requireStepUp(actor, review, policy.roles, now);
  if (review.opinion_missing) throw opinionFirst();
  requireFresh(input.binding, review);
  requireReasons(input, review, policy, pointedAt);
  requireEditorial({ input, review }, review.public_interest);
  const assignTo = input.outcome === 'escalate' ? (input.assignTo ?? null) : null;
  if (assignTo !== null) {
    // To another person, who leads.
    const passedOn = { ...review, leads_only: true, excluded: [...review.excluded, actor.id] };
    await requireEligible(tx, { by: actor, person: assignTo }, passedOn, '/assignTo', now);
  }
  const consequence = consequenceOf(input, review, actor, policy);
  if (!canSettle(review.submission_state, consequence.next)) throw claimLost();
  const role = decidingRole(actor, review);
  return { ...consequence, id: newId(), actor, role, input, review, comment: input.comment || null, assignTo };
}
