import { authorize, isAllowed, type Actor, type PersonActor } from '@countersign/access';
import {
  ProductError,
  type BulkDecisionInput,
  type DecisionAnswer,
  type LocalizedFault,
  type LocalizedText,
} from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { GroupResult } from '@countersign/submissions';
import type { Claim } from '../claim.js';
import { claimReviews } from '../claim-reviews.js';
import { decideReviews, type DecisionContext } from '../decide-reviews.js';
import { releaseClaim } from '../keep-claim.js';
import { isVerdictHidden } from '../quality/blind/concealed.js';
import type { ReviewRow } from '../review-row.js';

// In one order, so that two who decide on the same ones do not wait for each other.
const lock = `select * from review where submission_id = any($1) and state <> 'closed' order by submission_id for update`;

const needsALook: Record<'tier' | 'findings' | 'disagreement' | 'contestation', LocalizedText> = {
  tier: { en: 'is of a tier that is decided on one by one', 'zh-TW': '此風險等級須逐件裁決' },
  findings: {
    en: 'has a major finding or an inconclusive check: look at it',
    'zh-TW': '有重大檢核發現或無法判定的檢核，請個別檢視',
  },
  disagreement: { en: 'is disagreed on: look at it', 'zh-TW': '審查意見不一致，請個別檢視' },
  contestation: { en: 'is a contested decision: answer the contestation', 'zh-TW': '裁決遭申訴，請回覆申訴' },
};

/** Why this review may not be decided on together with others; null where it may. */
function reasonAgainst(review: ReviewRow, policy: Policy): keyof typeof needsALook | null {
  const { tiers } = policy.riskRouting.defaults.bulk;
  if (review.tier === 'high' || !tiers.some((tier) => tier === review.tier)) return 'tier';
  const [critical, major] = review.finding_counts;
  if (critical + major + review.inconclusive > 0) return 'findings';
  if (review.contestation_id !== null) return 'contestation';
  return review.adjudicating ? 'disagreement' : null;
}

function requireLight(actor: Actor, input: BulkDecisionInput, rows: readonly ReviewRow[], policy: Policy): void {
  const reviews = new Map(rows.map((row) => [row.submission_id, row]));
  const errors = input.items.flatMap(({ submission }, index): LocalizedFault[] => {
    const review = reviews.get(submission);
    // What is not there, or not theirs to see, is refused alone when it is claimed.
    if (!review || !isAllowed(actor, 'decide', 'Review', review)) return [];
    const against = reasonAgainst(review, policy);
    return against === null
      ? []
      : [{ pointer: `/items/${index}/submission`, code: 'one-by-one', detail: needsALook[against] }];
  });
  if (errors.length === 0) return;
  throw new ProductError(
    'invalid-body',
    {
      en: 'Some of these outputs are decided on one by one; each is listed under "errors". Nothing was decided.',
      'zh-TW': '部分產出須逐件裁決，各項列於 "errors"。尚未做出任何裁決。',
    },
    { errors },
  );
}

const oneByOne = (): ProductError =>
  new ProductError('verdict-hidden', {
    en: 'The policy hides what the checks found from people who may decide, so outputs are decided on one by one. Nothing was decided.',
    'zh-TW': '政策規定不向可裁決者顯示檢核結果，因此須逐件裁決。尚未做出任何裁決。',
  });

/**
 * Decides on several outputs of low risk at once: each is claimed, decided and recorded by itself, bound to what was shown,
 * and a refusal concerns its item alone. Refused whole where one of them takes a look of its own, and
 * where the policy hides verdicts: which of them may be decided on together would tell what was found.
 */
export async function bulkDecide(
  tx: Tx,
  actor: Actor,
  input: BulkDecisionInput,
  context: DecisionContext,
  now = new Date(),
): Promise<GroupResult<DecisionAnswer>[]> {
  authorize(actor, 'decide', 'Review');
  if (isVerdictHidden(actor, context.policy)) throw oneByOne();
  const rows = await tx.query<ReviewRow>(lock, [input.items.map(({ submission }) => submission)]);
  requireLight(actor, input, rows, context.policy);
  const own = new Set(rows.map(({ claim_id }) => claim_id));
  const { outcome, reasons, comment } = input;
  const named = input.items.map(({ submission }) => ({ actor, input: { submission } }));
  const claims = await claimReviews(tx, named, now);
  const held = claims.flatMap((result, position) =>
    'answer' in result && result.answer ? [{ claim: result.answer, position }] : [],
  );
  const decided = await decideReviews(
    tx,
    held.map(({ claim, position }) => {
      const { binding } = input.items[position] as (typeof input.items)[number];
      return { actor, input: { claim: claim.id, binding, outcome, reasons, comment } };
    }),
    { ...context, together: input.items.length },
    now,
  );
  const results = claims as GroupResult<DecisionAnswer>[];
  for (const [index, result] of decided.entries()) {
    const { claim, position } = held[index] as { claim: Claim; position: number };
    // A claim that they held before stays theirs.
    if ('refusal' in result && !own.has(claim.id))
      await releaseClaim(tx, actor as PersonActor, { claim: claim.id, reason: null }, now);
    results[position] = result;
  }
  return results;
}
