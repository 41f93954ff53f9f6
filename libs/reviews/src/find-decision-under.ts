import type { PersonActor } from '@countersign/access';
import type { BulkDecisionInput, DecisionAnswer, DecisionInput, SubmissionState } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { Purpose } from '@countersign/submissions';
import { decisionView, type DecisionRow } from './decision-row.js';
import { tellGold } from './quality/gold/tell-gold.js';

interface AnsweredRow extends DecisionRow {
  state: SubmissionState;
  approvals_given: number;
  approvals_needed: number;
  purpose: Purpose;
}

const select = `
select d.*, p.name, s.state, s.approvals_given, s.approvals_needed, s.purpose
from decision d join person p on p.id = d.person_id join submission s on s.id = d.submission_id`;

async function answersTo(tx: Tx, rows: readonly AnsweredRow[], policy: Policy): Promise<DecisionAnswer[]> {
  const made = rows
    .filter(({ counted }) => counted)
    .map(({ id, submission_id: submission, outcome, purpose }) => ({ id, submission, outcome, purpose }));
  const told = await tellGold(tx, made, policy);
  return rows.map((row) => {
    const gold = told.get(row.id);
    return {
      decision: decisionView(row),
      submission: { id: row.submission_id, state: row.state, version: row.version },
      approvals: { given: row.approvals_given, needed: row.approvals_needed },
      ...(gold && { gold }),
    };
  });
}

/** The answer to a decision that this person made under this claim before, for a client that lost the first answer; null for any other. */
export async function findDecisionUnder(
  tx: Tx,
  actor: PersonActor,
  input: DecisionInput,
  policy: Policy,
): Promise<DecisionAnswer | null> {
  const rows = await tx.query<AnsweredRow>(`${select} where d.claim_id = $1 and d.person_id = $2 and d.outcome = $3`, [
    input.claim,
    actor.id,
    input.outcome,
  ]);
  const [answer] = await answersTo(tx, rows, policy);
  return answer ?? null;
}

const recorded = `${select}
join jsonb_to_recordset($1::jsonb) as item(submission uuid, binding jsonb) on item.submission = d.submission_id
  and item.binding = jsonb_build_object('version', d.version, 'contentDigest', d.content_digest, 'policyDigest', d.policy_digest,
    'factsDigest', d.facts_digest)
where d.person_id = $2 and d.outcome = $3 and d.reasons = $4::jsonb and d.comment is not distinct from $5
order by d.created_at`;

/**
 * The answers to what this person decided with the very same word before, by submission: same outcome, reasons and comment,
 * bound to the same. No claim is named with one word for several, so its words tell that it is sent again.
 */
export async function findDecisionsOf(
  tx: Tx,
  actor: PersonActor,
  { items, outcome, reasons, comment }: BulkDecisionInput,
  policy: Policy,
): Promise<Map<string, DecisionAnswer>> {
  const values = [JSON.stringify(items), actor.id, outcome, JSON.stringify(reasons), comment || null];
  const answers = await answersTo(tx, await tx.query<AnsweredRow>(recorded, values), policy);
  return new Map(answers.map((answer) => [answer.submission.id, answer]));
}
