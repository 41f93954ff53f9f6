import type { PersonActor } from '@countersign/access';
import type { DecisionAnswer, DecisionInput, SubmissionState } from '@countersign/contracts';
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

/** The answer to a decision that this person made under this claim before, for a client that lost the first answer; null for any other. */
export async function findDecisionUnder(
  tx: Tx,
  actor: PersonActor,
  input: DecisionInput,
  policy: Policy,
): Promise<DecisionAnswer | null> {
  const [row] = await tx.query<AnsweredRow>(
    `select d.*, p.name, s.state, s.approvals_given, s.approvals_needed, s.purpose
     from decision d join person p on p.id = d.person_id join submission s on s.id = d.submission_id
     where d.claim_id = $1 and d.person_id = $2 and d.outcome = $3`,
    [input.claim, actor.id, input.outcome],
  );
  if (!row) return null;
  const { id, submission_id: submission, outcome, purpose } = row;
  const gold = row.counted ? (await tellGold(tx, [{ id, submission, outcome, purpose }], policy)).get(id) : undefined;
  return {
    decision: decisionView(row),
    submission: { id: row.submission_id, state: row.state, version: row.version },
    approvals: { given: row.approvals_given, needed: row.approvals_needed },
    ...(gold && { gold }),
  };
}
