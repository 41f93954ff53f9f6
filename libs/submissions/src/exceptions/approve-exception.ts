import { authorize, requireStanding, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError, type ExceptionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { waivableRules, type Policy } from '@countersign/policy';
import { requirePerson } from '../policies/require-person.js';
import {
  exceptions,
  exceptionView,
  inLog,
  lockException,
  over,
  readException,
  requireNewestPolicy,
  requireSystem,
  type ExceptionRow,
} from './exception-row.js';

// Hours, for days by a calendar may have 23 or 25 of them.
const approve = `update policy_exception e
set approved_by = $2, approved_at = now(), until = now() + make_interval(hours => 24 * e.days)
where e.id = $1 and ${exceptions.isOpen('e')}`;

const own = () =>
  new ProductError('separation-of-duties', {
    en: 'You asked for this exception yourself. Somebody else has to approve it.',
    'zh-TW': '此政策例外由您提出，須由另一人核准。',
  });

const twin = `select e.id from policy_exception e join policy_exception o on o.system_id = e.system_id and o.rule = e.rule
  and o.rule_digest = e.rule_digest
where o.id = $1 and e.id <> o.id and ${exceptions.holds('e')} limit 1`;

/** One exception at a time waives a rule for an AI system: who ends it has ended the waiver. */
async function requireNoTwin(tx: Tx, id: string): Promise<void> {
  // Approvals for one AI system follow each other.
  await tx.query(
    'select from ai_system where id = (select system_id from policy_exception where id = $1) for no key update',
    [id],
  );
  const [other] = await tx.query<{ id: string }>(twin, [id]);
  if (!other) return;
  throw conflict(
    `Exception ${other.id} waives this rule for this AI system already. End it first, or wait until it ends.`,
    `此 AI 系統的此規則已由政策例外 ${other.id} 豁免，請先結束該例外，或待其到期。`,
  );
}

/** What is approved is an exception to the rule as it was read: to another, or for longer than the policy allows by now, it has to be asked for anew. */
function requireSameRule(policy: Policy, { rule, rule_digest, days }: ExceptionRow): void {
  const isSame = waivableRules(policy).some((one) => one.rule === rule && one.digest === rule_digest);
  if (isSame && days <= (policy.riskRouting.exceptions?.maxDays ?? 0)) return;
  throw conflict(
    'The policy changed since: this rule says something else, or may not be waived for so long. It has to be asked for anew.',
    '政策已變更：此規則的內容不同，或不再允許豁免這麼久，須重新申請。',
  );
}

/**
 * Lets an exception that somebody else asked for stand, from now on, for as many days as were asked for. `separation-of-duties` for
 * one's own, `forbidden` for who holds a role for a time, which it would outlast, `conflict` when it is not open any more or the policy in force no longer lets this rule be waived so.
 */
export async function approveException(
  tx: Tx,
  actor: Actor,
  { id }: { id: string },
  policy: Policy,
): Promise<ExceptionView> {
  authorize(actor, 'approve', 'Policy');
  requirePerson(actor);
  requireStanding(actor);
  const found = await lockException(tx, id);
  requireSystem(actor, found.system);
  if (found.requested_by === actor.id) throw own();
  if (found.state !== 'requested') throw over();
  await requireNewestPolicy(tx, policy);
  requireSameRule(policy, found);
  await requireNoTwin(tx, id);
  if ((await tx.execute(approve, [id, actor.id])) === 0) throw over();
  const row = await readException(tx, id);
  const until = row.until?.toISOString() ?? '';
  const payload = { ...inLog(row), ruleDigest: row.rule_digest, until };
  await appendEntry(tx, actor, { action: 'policy.exception-approved', subject: id, payload });
  return exceptionView(row);
}
