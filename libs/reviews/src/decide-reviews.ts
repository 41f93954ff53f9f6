import { authorize, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type DecisionAnswer, type DecisionInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { Policy } from '@countersign/policy';
import { settleSubmission, type GroupRequest, type GroupResult } from '@countersign/submissions';
import { v7 as uuid } from 'uuid';
import { consequenceOf, requireFresh, requireReasons, type LockedReview } from './decision-checks.js';
import { decidingRole, ineligibility } from './eligibility.js';
import { findDecisionUnder } from './find-decision-under.js';
import { issueReceipt } from './issue-receipt.js';
import { claimLost } from './keep-claim.js';
import { requireAssignee } from './require-assignee.js';
import type { ReceiptSigner } from './receipt-signer.js';

export interface DecisionContext {
  policy: Policy;
  signer: ReceiptSigner;
}

const lock = `
select r.*, s.version, s.content_digest, s.policy_digest, s.facts_digest, s.facts, s.state as submission_state
from review r join submission s on s.id = r.submission_id
where r.claim_id = any($1) order by r.submission_id for update of r, s`;

const insertDecision = `
insert into decision (id, submission_id, version, claim_id, person_id, role, outcome, counted, reasons, comment, assigned_to,
  content_digest, policy_digest, facts_digest, facts, claimed_at, entry_id, leaf_hash, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;

const updateReview = `
update review set state = $2, approvals_given = $3, approved_by = $4, claim_id = null, claimed_by = null, claimed_at = null,
  lease_until = null, assigned_to = $5, leads_only = $6, closed_at = $7 where submission_id = $1`;

/**
 * Decides reviews of many people in one transaction: each under its claim and bound to what its reviewer was shown. A
 * refusal concerns its caller alone. The same decision sent again under the same claim is answered as it was the first time.
 */
export async function decideReviews(
  tx: Tx,
  requests: readonly GroupRequest<DecisionInput>[],
  context: DecisionContext,
  now = new Date(),
): Promise<GroupResult<DecisionAnswer>[]> {
  const claims = requests.map(({ input }) => input.claim);
  const reviews = new Map((await tx.query<LockedReview>(lock, [claims])).map((row) => [row.claim_id, row]));
  const results: GroupResult<DecisionAnswer>[] = [];
  for (const { actor, input } of requests) {
    try {
      authorize(actor, 'decide', 'Review');
      const person = actor as PersonActor;
      const review = reviews.get(input.claim);
      reviews.delete(input.claim);
      const answer = review
        ? await decide(tx, person, input, review, context, now)
        : await findDecisionUnder(tx, person, input);
      if (!answer) throw claimLost();
      results.push({ answer });
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      results.push({ refusal: error });
    }
  }
  return results;
}

async function decide(
  tx: Tx,
  actor: PersonActor,
  input: DecisionInput,
  review: LockedReview,
  { policy, signer }: DecisionContext,
  now: Date,
): Promise<DecisionAnswer> {
  if (review.claimed_by !== actor.id || review.lease_until === null || review.lease_until < now) throw claimLost();
  const refusal = ineligibility(actor, review);
  if (refusal) throw refusal;
  requireFresh(input.binding, review);
  requireReasons(input, review, policy, await findingIds(tx, input, review.submission_id));
  if (input.outcome === 'escalate') await requireAssignee(tx, actor, input.assignTo ?? null, review.system);
  const { next, approvals, approvedBy } = consequenceOf(input, review, actor);
  const settled = await settleSubmission(tx, review.submission_id, next, approvals.given, now);
  if (!settled) throw claimLost();
  const state = next ?? 'awaiting-review';
  const decision = { id: uuid(), role: decidingRole(actor, review.system), counted: input.outcome !== 'escalate' };
  const entry = await appendEntry(
    tx,
    actor,
    {
      action: 'review.decided',
      subject: review.submission_id,
      payload: {
        submission: review.submission_id,
        decision: decision.id,
        claim: input.claim,
        outcome: input.outcome,
        role: decision.role,
        counted: decision.counted,
        reasons: input.reasons,
        commentDigest: input.comment ? sha256Digest(input.comment) : null,
        ...input.binding,
        state,
        approvals,
        reviewSeconds: Math.max(0, (now.getTime() - review.claimed_at.getTime()) / 1000),
      },
    },
    now,
  );
  const comment = input.comment ? input.comment : null;
  const assignTo = input.outcome === 'escalate' ? (input.assignTo ?? null) : null;
  await tx.execute(insertDecision, [
    decision.id,
    review.submission_id,
    review.version,
    input.claim,
    actor.id,
    decision.role,
    input.outcome,
    decision.counted,
    JSON.stringify(input.reasons),
    comment,
    assignTo,
    review.content_digest,
    review.policy_digest,
    review.facts_digest,
    JSON.stringify(review.facts),
    review.claimed_at,
    entry.id,
    entry.leafHash,
    now,
  ]);
  await tx.execute(updateReview, [
    review.submission_id,
    next === null ? 'waiting' : 'closed',
    approvals.given,
    approvedBy,
    assignTo,
    input.outcome === 'escalate' ? true : review.leads_only,
    next === null ? null : now,
  ]);
  if (next === 'approved') await issueReceipt(tx, actor, review, entry, signer, now);
  return {
    decision: {
      id: decision.id,
      submission: review.submission_id,
      version: review.version,
      outcome: input.outcome,
      decider: { id: actor.id, name: actor.name },
      reasons: input.reasons,
      comment,
      binding: input.binding,
      counted: decision.counted,
      at: now.toISOString(),
      entry: { id: entry.id, leafHash: entry.leafHash.toString('hex') },
    },
    submission: { id: review.submission_id, state, version: review.version },
    approvals,
  };
}

async function findingIds(tx: Tx, input: DecisionInput, submission: string): Promise<Set<string>> {
  const named = input.reasons.flatMap(({ finding }) => finding ?? []);
  if (named.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>('select id from finding where submission_id = $1 and id = any($2)', [
    submission,
    named,
  ]);
  return new Set(rows.map(({ id }) => id));
}
