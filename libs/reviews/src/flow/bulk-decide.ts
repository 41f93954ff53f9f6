import { authorize, isAllowed, type Actor, type PersonActor } from '@countersign/access';
import { ProductError, type BulkDecisionInput, type DecisionAnswer, type LocalizedFault } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { GroupResult } from '@countersign/submissions';
import type { Claim } from '../claim.js';
import { claimReviews } from '../claim-reviews.js';
import { decideReviews, type DecisionContext } from '../decide-reviews.js';
import { findDecisionsOf } from '../find-decision-under.js';
import { releaseClaim } from '../keep-claim.js';
import type { ReviewRow } from '../review-row.js';
import { requireStepUp } from '../require-step-up.js';
import { needsALook, reasonAgainst, requireShownVerdicts } from './one-by-one.js';

// In one order, so that two who decide on the same ones do not wait for each other.
const lock = `select * from review where submission_id = any($1) and state <> 'closed' order by submission_id for update`;

/** `before`: what was decided with this word already, which nothing stands against any more. */
function requireLight(
  actor: Actor,
  input: BulkDecisionInput,
  rows: readonly ReviewRow[],
  policy: Policy,
  before: ReadonlyMap<string, unknown>,
): void {
  const reviews = new Map(rows.map((row) => [row.submission_id, row]));
  const errors = input.items.flatMap(({ submission }, index): LocalizedFault[] => {
    const review = reviews.get(submission);
    // What is not there, or not theirs to see, is refused alone when it is claimed.
    if (!review || before.has(submission) || !isAllowed(actor, 'decide', 'Review', review)) return [];
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
 * and a refusal concerns its item alone. Refused whole where one of them takes a look of its own, and
 * where the policy hides verdicts, or asks for a fresh code that was not given: which of them may be decided on together would tell what was found.
 * The same word sent again, for some or all of the outputs, is answered with what was recorded of it.
 */
export async function bulkDecide(
  tx: Tx,
  actor: Actor,
  input: BulkDecisionInput,
  context: DecisionContext,
  now = new Date(),
): Promise<GroupResult<DecisionAnswer>[]> {
  authorize(actor, 'decide', 'Review');
  requireShownVerdicts(actor, context.policy);
  const rows = await tx.query<ReviewRow>(lock, [input.items.map(({ submission }) => submission)]);
  // Once the rows are locked, so that the first attempt is seen where it is still under way.
  const before = await findDecisionsOf(tx, actor as PersonActor, input, context.policy);
  requireLight(actor, input, rows, context.policy, before);
  // Before any is claimed: a proof that lacks for one lacks for all of its tier.
  for (const row of rows) {
    if (!before.has(row.submission_id)) requireStepUp(actor as PersonActor, row, context.policy.roles, now);
  }
  const own = new Set(rows.map(({ claim_id }) => claim_id));
  const { outcome, reasons, comment } = input;
  const items = input.items.filter(({ submission }) => !before.has(submission));
  const named = items.map(({ submission }) => ({ actor, input: { submission } }));
  const claims = await claimReviews(tx, named, now);
  const held = claims.flatMap((result, position) =>
    'answer' in result && result.answer ? [{ claim: result.answer, position }] : [],
  );
  const decided = await decideReviews(
    tx,
    held.map(({ claim, position }) => {
      const { binding } = items[position] as (typeof items)[number];
      return { actor, input: { claim: claim.id, binding, outcome, reasons, comment } };
    }),
    { ...context, together: input.items.length },
    now,
  );
  const results = new Map(
    items.map(({ submission }, position) => [submission, claims[position] as GroupResult<DecisionAnswer>]),
  );
  for (const [index, result] of decided.entries()) {
    const { claim } = held[index] as { claim: Claim };
    // A claim that they held before stays theirs.
    if ('refusal' in result && !own.has(claim.id))
      await releaseClaim(tx, actor as PersonActor, { claim: claim.id, reason: null }, now);
    results.set(claim.submission, result);
  }
  return input.items.map(({ submission }) => {
    const answer = before.get(submission);
    return answer ? { answer } : (results.get(submission) as GroupResult<DecisionAnswer>);
  });
}
