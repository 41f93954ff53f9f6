import type { Actor, PersonActor } from '@countersign/access';
import { ProductError, type LocalizedText } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { heldFrom } from '../claim-reviews.js';
import { ineligibility } from '../eligibility.js';
import { isVerdictHidden } from '../quality/blind/concealed.js';
import type { ReviewRow } from '../review-row.js';

/** Why one word does not decide on an output. */
export const needsALook: Record<'tier' | 'schedule' | 'findings' | 'disagreement' | 'contestation', LocalizedText> = {
  tier: { en: 'is of a tier that is decided on one by one', 'zh-TW': '此風險等級須逐件裁決' },
  schedule: { en: 'is a schedule, which is looked at whole', 'zh-TW': '排程須完整檢視' },
  findings: {
    en: 'has a major finding or an inconclusive check: look at it',
    'zh-TW': '有重大檢核發現或無法判定的檢核，請個別檢視',
  },
  disagreement: { en: 'is disagreed on: look at it', 'zh-TW': '審查意見不一致，請個別檢視' },
  contestation: { en: 'is a contested decision: answer the contestation', 'zh-TW': '裁決遭申訴，請回覆申訴' },
};

/** Why this review may not be decided on together with others; null where it may. */
export function reasonAgainst(review: ReviewRow, policy: Policy): keyof typeof needsALook | null {
  const { tiers } = policy.riskRouting.defaults.bulk;
  if (review.tier === 'high' || !tiers.some((tier) => tier === review.tier)) return 'tier';
  if (review.modality === 'schedule') return 'schedule';
  const [critical, major] = review.finding_counts;
  if (critical + major + review.inconclusive > 0) return 'findings';
  if (review.contestation_id !== null) return 'contestation';
  return review.adjudicating ? 'disagreement' : null;
}

/** Why this person cannot decide on this review together with others now, in words; null where they can. */
export function againstTogether(
  actor: PersonActor,
  review: ReviewRow,
  policy: Policy,
  now: Date,
): LocalizedText | null {
  const refusal = ineligibility(actor, review) ?? heldFrom(actor, review, now);
  if (refusal) return refusal.detail;
  const against = reasonAgainst(review, policy);
  return against && needsALook[against];
}

/** Refuses where the policy hides verdicts from the actor: which outputs may be decided on together would tell what was found. */
export function requireShownVerdicts(actor: Actor, policy: Policy): void {
  if (!isVerdictHidden(actor, policy)) return;
  throw new ProductError('verdict-hidden', {
    en: 'The policy hides what the checks found from people who may decide, so outputs are decided on one by one. Nothing was decided.',
    'zh-TW': '政策規定不向可裁決者顯示檢核結果，因此須逐件裁決。尚未做出任何裁決。',
  });
}
