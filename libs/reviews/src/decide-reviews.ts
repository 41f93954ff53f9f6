import { authorize, type PersonActor } from '@countersign/access';
import type { AppendedEntry } from '@countersign/audit';
import type { DecisionAnswer, DecisionInput, GoldTold } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { holdStops, systemStopped } from '@countersign/identity';
import type { Policy } from '@countersign/policy';
import { resultOf, standingExceptionsOf, type GroupRequest, type GroupResult } from '@countersign/submissions';
import { decisiveColumns, type LockedReview } from './decision-checks.js';
import { findDecisionUnder } from './find-decision-under.js';
import { issueReceipts } from './issue-receipts.js';
import { claimLost } from './keep-claim.js';
import { prepareDecision } from './prepare-decision.js';
import type { PreparedDecision } from './prepared-decision.js';
import { tellGold, type Made } from './quality/gold/tell-gold.js';
import { readEvidenceShown } from './quality/reliance/read-evidence-shown.js';
import { storeEvidenceOpened } from './quality/reliance/store-evidence-opened.js';
import { recordSecondReviews } from './quality/second-review/record-second-reviews.js';
import { readPointedAt } from './read-pointed-at.js';
import type { ReceiptSigner } from './receipt-signer.js';
import { recordEditorials } from './record-editorial.js';
import { isCounted, storeDecisions } from './store-decisions.js';

export interface DecisionContext {
  policy: Policy;
  signer: ReceiptSigner;
  /** How many were decided on with one word; absent for one by one. */
  together?: number;
}

const lock = `
select ${decisiveColumns.map((column) => `r.${column}`).join(', ')}, s.version, s.content_digest, s.policy_digest, s.facts_digest, s.state as submission_state, s.public_interest, s.purpose,
  s.facts ? 'exceptions' and s.facts -> 'exceptions' is distinct from ${standingExceptionsOf('s.system_id')} as exceptions_changed,
  exists (select from review_arm a where a.submission_id = r.submission_id and a.person_id = r.claimed_by and a.arm = 'hidden'
    and not exists (select from first_opinion o where o.submission_id = a.submission_id and o.person_id = a.person_id)) as opinion_missing
from review r join submission s on s.id = r.submission_id
where r.claim_id = any($1) order by r.submission_id for update of r for no key update of s`;

/**
 * Decides reviews of many people in one transaction: each under its claim and bound to what its reviewer was shown. A
 * refusal concerns its caller alone. The same decision sent again under the same claim is answered as it was the first time.
 */
export async function decideReviews(
  tx: Tx,
  requests: readonly GroupRequest<DecisionInput>[],
  { policy, signer, together }: DecisionContext,
  now = new Date(),
): Promise<GroupResult<DecisionAnswer>[]> {
  const inputs = requests.map(({ input }) => input);
  const reviews = await lockReviews(tx, inputs);
  const pointedAt = await readPointedAt(
    tx,
    inputs.flatMap(({ claim, reasons }) => {
      const submission = reviews.get(claim)?.submission_id;
      return submission === undefined ? [] : [{ submission, reasons }];
    }),
  );
  const openedOf = await readEvidenceShown(
    tx,
    inputs.flatMap(({ claim, evidenceOpened: opened }) => {
      const submission = reviews.get(claim)?.submission_id;
      return submission === undefined || !opened ? [] : [{ submission, opened }];
    }),
  );
  const stopped = await stoppedSystems(tx, inputs, reviews);
  // Null: no review is under that claim now. Whether one was decided under it is seen after this group is stored.
  const results: (GroupResult<DecisionAnswer> | PreparedDecision | null)[] = [];
  for (const { actor, input } of requests) {
    results.push(
      await resultOf(async () => {
        authorize(actor, 'decide', 'Review');
        const review = reviews.get(input.claim);
        if (!review) return null;
        if (input.outcome === 'approve' && stopped.has(review.system)) throw systemStopped(review.system);
        const own = pointedAt(review.submission_id);
        const prepared = await prepareDecision(tx, actor as PersonActor, input, review, own, policy, now);
        const opened = openedOf(actor, input.evidenceOpened, review);
        if (opened) prepared.opened = opened;
        if (together !== undefined) prepared.together = together;
        reviews.delete(input.claim);
        return prepared;
      }),
    );
  }
  const decisions = results.filter((result) => result !== null && 'review' in result);
  const entries = await store(tx, decisions, signer, now);
  const told = await tellGold(tx, decisions.filter(isCounted).map(madeOf), policy);
  const answers: GroupResult<DecisionAnswer>[] = [];
  for (const [index, result] of results.entries()) {
    if (result === null)
      answers.push(await resultOf(() => answeredBefore(tx, requests[index] as GroupRequest<DecisionInput>, policy)));
    else if ('review' in result)
      answers.push({ answer: answerOf(result, entries.get(result.id) as AppendedEntry, told.get(result.id), now) });
    else answers.push(result);
  }
  return answers;
}

/** The stopped AI systems among those of which something would be released. */
function stoppedSystems(tx: Tx, inputs: readonly DecisionInput[], reviews: ReadonlyMap<string, LockedReview>) {
  const approved = inputs.filter(({ outcome }) => outcome === 'approve');
  return holdStops(
    tx,
    approved.flatMap(({ claim }) => reviews.get(claim)?.system ?? []),
  );
}

const madeOf = ({ id, input, review }: PreparedDecision): Made => ({
  id,
  submission: review.submission_id,
  outcome: input.outcome,
  purpose: review.purpose,
});

async function answeredBefore(tx: Tx, { actor, input }: GroupRequest<DecisionInput>, policy: Policy) {
  const answer = await findDecisionUnder(tx, actor as PersonActor, input, policy);
  if (!answer) throw claimLost();
  return { answer };
}

async function lockReviews(tx: Tx, inputs: readonly DecisionInput[]): Promise<Map<string, LockedReview>> {
  const rows = await tx.query<LockedReview>(lock, [inputs.map(({ claim }) => claim)]);
  return new Map(rows.map((row) => [row.claim_id, row]));
}

async function store(
  tx: Tx,
  decisions: readonly PreparedDecision[],
  signer: ReceiptSigner,
  now: Date,
): Promise<Map<string, AppendedEntry>> {
  if (decisions.length === 0) return new Map();
  const entries = await storeDecisions(tx, decisions, now);
  await storeEvidenceOpened(tx, decisions);
  await recordSecondReviews(tx, decisions, now);
  // Nothing of what repeats an output leaves: neither a receipt nor an editorial record.
  const real = decisions.filter(({ review }) => review.purpose === 'review');
  await recordEditorials(tx, real, now);
  const stored = decisions.map((decision, index) => ({ decision, entry: entries[index] as AppendedEntry }));
  await issueReceipts(
    tx,
    stored.filter(({ decision }) => decision.next === 'approved' && decision.review.purpose === 'review'),
    signer,
    now,
  );
  return new Map(stored.map(({ decision, entry }) => [decision.id, entry]));
}

function answerOf(
  decision: PreparedDecision,
  entry: AppendedEntry,
  gold: GoldTold | undefined,
  now: Date,
): DecisionAnswer {
  const { id, actor, input, review, comment, next, approvals } = decision;
  return {
    decision: {
      id,
      submission: review.submission_id,
      version: review.version,
      outcome: input.outcome,
      decider: { id: actor.id, name: actor.name },
      reasons: input.reasons,
      comment,
      binding: input.binding,
      counted: isCounted(decision),
      lapsedAt: null,
      at: now.toISOString(),
      entry: { id: entry.id, leafHash: entry.leafHash.toString('hex') },
    },
    submission: { id: review.submission_id, state: next ?? 'awaiting-review', version: review.version },
    approvals,
    ...(gold && { gold }),
  };
}
