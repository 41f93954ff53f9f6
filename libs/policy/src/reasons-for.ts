import type { Modality, Outcome } from '@countersign/contracts';
import type { Reason } from './documents/reasons.js';
import type { Policy } from './policy.js';

/** The reasons that a decision of that outcome on that modality may give, in the policy's order. */
export function reasonsFor(policy: Policy, outcome: Outcome, modality: Modality): Reason[] {
  return policy.reasons.reasons.filter(
    (reason) => reason.outcomes.includes(outcome) && (reason.modalities?.includes(modality) ?? true),
  );
}
