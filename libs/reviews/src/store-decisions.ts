import { appendEntries, type AppendedEntry, type EntryDraft } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { settleSubmissions } from '@countersign/submissions';
import type { PreparedDecision } from './prepared-decision.js';
import { unclaimed } from './review-row.js';

// What the output was routed by is kept with it: it may be routed anew while others still decide. Facts are copied here, since
// they are long, and locked together with the digest that was looked at.
const insertDecisions = `
insert into decision (id, submission_id, version, claim_id, person_id, role, outcome, counted, reasons, comment, assigned_to,
  content_digest, policy_digest, facts_digest, facts, claimed_at, entry_id, leaf_hash, created_at, together, routing,
  after_approval)
select item.id, item.submission_id, item.version, item.claim_id, item.person_id, item.role, item.outcome, item.counted, item.reasons,
  item.comment, item.assigned_to, item.content_digest, item.policy_digest, item.facts_digest, s.facts, item.claimed_at,
  item.entry_id, decode(item.leaf_hash, 'hex'), $2, item.together,
  jsonb_build_object('tier', r.tier, 'queue', r.queue, 'dueAt', r.due_at, 'state', item.state,
    'rules', (select coalesce(jsonb_agg(reason ->> 'rule'), '[]') from jsonb_array_elements(s.risk -> 'reasons') reason),
    'routeRules', jsonb_path_query_array(s.route, '$.reasons[*].rule'), 'approvals', s.route -> 'approvals',
    'priority', s.route -> 'priority', 'competences', s.route -> 'competences', 'routedAt', s.routed_at),
  item.outcome in ('reject', 'request-changes') and exists (select from decision o
    where o.submission_id = item.submission_id and o.counted and o.outcome = 'approve')
from jsonb_to_recordset($1::jsonb) as item(id uuid, submission_id uuid, version int, claim_id uuid, person_id uuid, role text,
  outcome text, counted boolean, reasons jsonb, comment text, assigned_to uuid, content_digest text, policy_digest text,
  facts_digest text, claimed_at timestamptz, entry_id uuid, leaf_hash text, together int, state text)
join submission s on s.id = item.submission_id join review r on r.submission_id = item.submission_id`;

// What is closed needs no alarm.
const updateReviews = `
with updated as (
  update review r set state = case when item.closed then 'closed' else 'waiting' end, approvals_given = item.approvals,
    approved_by = item.approved_by, ${unclaimed},
    assigned_to = item.assigned_to, leads_only = r.leads_only or item.escalated or item.adjudicating,
    excluded = item.excluded, adjudicating = item.adjudicating,
    closed_at = case when item.closed then $2::timestamptz end
  from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, closed boolean, approvals int, approved_by uuid[],
    assigned_to uuid, escalated boolean, excluded uuid[], adjudicating boolean)
  where r.submission_id = item.submission_id returning r.submission_id, item.closed
)
delete from review_alarm a using updated
where updated.closed and a.submission_id = updated.submission_id and a.acknowledged_at is null`;

/** An escalation passes the review on and is not counted as a decision on the output. */
export const isCounted = ({ input }: PreparedDecision): boolean => input.outcome !== 'escalate';

function entryOf(prepared: PreparedDecision, now: Date): EntryDraft {
  const { id, role, input, review, comment, next, approvals, adjudicating } = prepared;
  const began = adjudicating && !review.adjudicating;
  const adjudication = began ? ('opened' as const) : review.adjudicating && !adjudicating ? ('closed' as const) : null;
  return {
    action: 'review.decided',
    subject: review.submission_id,
    payload: {
      submission: review.submission_id,
      decision: id,
      claim: input.claim,
      outcome: input.outcome,
      role,
      counted: isCounted(prepared),
      reasons: input.reasons,
      commentDigest: comment === null ? null : sha256Digest(comment),
      ...input.binding,
      state: next ?? 'awaiting-review',
      approvals,
      ...(adjudication === null ? {} : { adjudication }),
      ...(prepared.together === undefined ? {} : { together: prepared.together }),
      reviewSeconds: Math.max(0, (now.getTime() - review.claimed_at.getTime()) / 1000),
    },
  };
}

function decisionRow(prepared: PreparedDecision, entry: AppendedEntry) {
  const { id, actor, role, input, review, comment, assignTo, next } = prepared;
  return {
    id,
    submission_id: review.submission_id,
    version: review.version,
    claim_id: input.claim,
    person_id: actor.id,
    role,
    outcome: input.outcome,
    counted: isCounted(prepared),
    reasons: input.reasons,
    comment,
    assigned_to: assignTo,
    content_digest: review.content_digest,
    policy_digest: review.policy_digest,
    facts_digest: review.facts_digest,
    claimed_at: review.claimed_at,
    entry_id: entry.id,
    leaf_hash: entry.leafHash.toString('hex'),
    together: prepared.together ?? null,
    state: next ?? 'awaiting-review',
  };
}

function reviewRow(prepared: PreparedDecision) {
  const { input, review, next, approvals, approvedBy, assignTo, excluded, adjudicating } = prepared;
  return {
    submission_id: review.submission_id,
    closed: next !== null,
    approvals: approvals.given,
    approved_by: approvedBy,
    assigned_to: assignTo,
    escalated: input.outcome === 'escalate',
    excluded,
    adjudicating,
  };
}

/** Records decisions and what they make of reviews and submissions; answers their entries in the same order. */
export async function storeDecisions(
  tx: Tx,
  decisions: readonly PreparedDecision[],
  now: Date,
): Promise<AppendedEntry[]> {
  const actors = decisions.map(({ actor }) => actor);
  const drafts = decisions.map((prepared) => entryOf(prepared, now));
  const settlements = decisions.map(({ review, next, approvals }) => ({
    id: review.submission_id,
    next,
    approvalsGiven: approvals.given,
  }));
  const [entries] = await tx.together(
    () => appendEntries(tx, actors, drafts, now),
    () => tx.execute(updateReviews, [JSON.stringify(decisions.map(reviewRow)), now]),
    () => settleSubmissions(tx, settlements, now),
  );
  const rows = decisions.map((prepared, index) => decisionRow(prepared, entries[index] as AppendedEntry));
  await tx.execute(insertDecisions, [JSON.stringify(rows), now]);
  return entries;
}
