import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { malformed, type ExceptionInput, type ExceptionView, type LocalizedText } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { waivableRules, type Policy, type WaivableRule } from '@countersign/policy';
import { requirePerson } from '../policies/require-person.js';
import { exceptionView, inLog, readException, requireNewestPolicy, requireSystem } from './exception-row.js';

const insert = `insert into policy_exception (id, system_id, rule, rule_digest, days, reason, requested_by, requested_at)
select $1, y.id, $3, $4, $5, $6, $7, date_trunc('milliseconds', now()) from ai_system y where y.slug = $2`;

const fault = (pointer: string, code: string, detail: LocalizedText) =>
  malformed('invalid-body', [{ pointer, code, detail }]);

/** The rule that is asked about, where the policy lets it be waived for so long; `invalid-body` otherwise. */
function waivable(policy: Policy, { rule, days }: ExceptionInput): WaivableRule {
  const found = waivableRules(policy).find((one) => one.rule === rule);
  const most = policy.riskRouting.exceptions?.maxDays ?? 0;
  if (!found) {
    throw fault('/rule', 'not-waivable', {
      en: 'is no rule that the policy in force lets be waived',
      'zh-TW': '不是生效中政策允許豁免的規則',
    });
  }
  if (days > most) {
    throw fault('/days', 'too-long', {
      en: `must be at most ${most}, by risk-routing.yaml`,
      'zh-TW': `依 risk-routing.yaml 不得超過 ${most}`,
    });
  }
  return found;
}

/**
 * Asks for a rule of the policy in force to be waived for an AI system, to be approved by somebody else within seven days.
 * `invalid-body` for an unknown AI system, a rule that cannot be waived, or more days than the policy allows.
 */
export async function requestException(
  tx: Tx,
  actor: Actor,
  input: ExceptionInput,
  policy: Policy,
): Promise<ExceptionView> {
  authorize(actor, 'draft', 'Policy');
  requirePerson(actor);
  requireSystem(actor, input.system);
  const { system, rule, days, reason } = input;
  await requireNewestPolicy(tx, policy);
  const { digest: ruleDigest } = waivable(policy, input);
  const id = newId();
  if ((await tx.execute(insert, [id, system, rule, ruleDigest, days, reason, actor.id])) === 0) {
    throw fault('/system', 'unknown-system', {
      en: `There is no AI system "${system}".`,
      'zh-TW': `沒有名為「${system}」的 AI 系統。`,
    });
  }
  const policyDigest = policy.digest;
  const payload = {
    ...inLog({ id, system, rule }),
    ruleDigest,
    days,
    reasonDigest: sha256Digest(reason),
    policyDigest,
  };
  await appendEntry(tx, actor, { action: 'policy.exception-requested', subject: id, payload });
  return exceptionView(await readException(tx, id));
}
