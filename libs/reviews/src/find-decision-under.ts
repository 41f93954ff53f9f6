import type { PersonActor } from '@countersign/access';
import {
  ProductError,
  type BulkDecisionInput,
  type DecisionAnswer,
  type DecisionInput,
  type SubmissionState,
} from '@countersign/contracts';
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

const select = (more = ''): string => `
select d.*, p.name, v.at as lapsed_at, s.state, s.approvals_given, s.approvals_needed, s.purpose${more}
from decision d join person p on p.id = d.person_id join submission s on s.id = d.submission_id
  left join lapsed_approval v on v.decision_id = d.id`;

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

const under = `${select(', d.reasons = $3::jsonb as same_reasons')} where d.claim_id = $1 and d.person_id = $2`;

const decidedOtherwise = (changed: string[]): ProductError =>
  new ProductError(
    'claim-lost',
    {
      en: 'You decided under this claim before, and in other words than now. What you decided then is recorded and stands; nothing was added. Open the output to read it.',
      'zh-TW': '您已在此認領下做出裁決，內容與這次不同。先前的裁決已記錄且有效，這次未新增任何內容。請開啟該產出查看。',
    },
    { changed },
  );

/**
 * The answer to the very decision that this person made under this claim before, for a client that lost the first answer;
 * null where there is none. Throws `claim-lost` with what differs where they decided otherwise, or in other words.
 */
export async function findDecisionUnder(
  tx: Tx,
  actor: PersonActor,
  input: DecisionInput,
  policy: Policy,
): Promise<DecisionAnswer | null> {
  const values = [input.claim, actor.id, JSON.stringify(input.reasons)];
  const rows = await tx.query<AnsweredRow & { same_reasons: boolean }>(under, values);
  const [row] = rows;
  if (!row) return null;
  const changed = [
    ...(row.outcome === input.outcome ? [] : ['outcome']),
    ...(row.same_reasons ? [] : ['reasons']),
    ...(row.comment === (input.comment || null) ? [] : ['comment']),
  ];
  if (changed.length > 0) throw decidedOtherwise(changed);
  const [answer] = await answersTo(tx, rows, policy);
  return answer ?? null;
}

const recorded = `${select()}
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
