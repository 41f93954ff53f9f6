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
import type { ReviewRow } from '../review-row.js';

type Judged = Pick<ReviewRow, 'submission_id' | 'system' | 'tier' | 'finding_counts' | 'inconclusive' | 'adjudicating'>;

const select = `
select submission_id, system, tier, finding_counts, inconclusive, adjudicating from review
where submission_id = any($1) and state <> 'closed'`;

const needsALook: Record<'tier' | 'findings' | 'disagreement', LocalizedText> = {
  tier: { en: 'is of a tier that is decided on one by one', 'zh-TW': '此風險等級須逐件裁決' },
  findings: {
    en: 'has a major finding or an inconclusive check: look at it',
    'zh-TW': '有重大檢核發現或無法判定的檢核，請個別檢視',
  },
  disagreement: { en: 'is disagreed on: look at it', 'zh-TW': '審查意見不一致，請個別檢視' },
};

/** Why this review may not be decided on together with others; null where it may. */
function reasonAgainst(review: Judged, policy: Policy): keyof typeof needsALook | null {
  const { tiers } = policy.riskRouting.defaults.bulk;
  if (review.tier === 'high' || !tiers.some((tier) => tier === review.tier)) return 'tier';
  const [critical, major] = review.finding_counts;
  if (critical + major + review.inconclusive > 0) return 'findings';
  return review.adjudicating ? 'disagreement' : null;
}

async function requireLight(tx: Tx, actor: Actor, input: BulkDecisionInput, policy: Policy): Promise<void> {
  const rows = await tx.query<Judged>(select, [input.items.map(({ submission }) => submission)]);
  const reviews = new Map(rows.map((row) => [row.submission_id, row]));
  const errors = input.items.flatMap(({ submission }, index): LocalizedFault[] => {
    const review = reviews.get(submission);
    // What is not there, or not theirs to see, is refused alone when it is claimed.
    if (!review || !isAllowed(actor, 'decide', 'Review', review.system)) return [];
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

/**
 * Decides on several outputs of low risk at once: each is claimed, decided and recorded by itself, bound to what was shown,
 * and a refusal concerns its item alone. Refused whole where one of them takes a look of its own.
 */
export async function bulkDecide(
  tx: Tx,
  actor: Actor,
  input: BulkDecisionInput,
  context: DecisionContext,
  now = new Date(),
): Promise<GroupResult<DecisionAnswer>[]> {
  authorize(actor, 'decide', 'Review');
  await requireLight(tx, actor, input, context.policy);
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
    if ('refusal' in result) await releaseClaim(tx, actor as PersonActor, { claim: claim.id, reason: null }, now);
    results[position] = result;
  }
  return results;
}
