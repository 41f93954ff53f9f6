import { authorize, type Actor } from '@countersign/access';
import { conflict, notFound, type Digest, type ExceptionState, type ExceptionView } from '@countersign/contracts';
import { timedApproval, type Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { findNewestDigest } from '../policies/policy-version.js';

/** A policy exception, with names; the clock of the database tells whether it stands. */
export interface ExceptionRow {
  id: string;
  system: string;
  rule: string;
  rule_digest: Digest;
  days: number;
  approved_before: number;
  reason: string;
  state: ExceptionState;
  requested_by: string;
  requester: string;
  requested_at: Date;
  approved_by: string | null;
  approver: string | null;
  approved_at: Date | null;
  until: Date | null;
  ended_by: string | null;
  ender: string | null;
  ended_at: Date | null;
}

/** How one stands: open for seven days, and once approved it waives its rule until its end. */
export const exceptions = timedApproval(
  { asked: 'requested_at', until: 'until', openFor: '7 days' },
  { asked: 'requested', holds: 'standing' },
);

const standing = `jsonb_agg(jsonb_build_object('id', e.id, 'rule', e.rule, 'ruleDigest', e.rule_digest) order by e.id)`;

/** What stands for an AI system, as policies see it among the facts, in JSON; null where nothing does. */
export const standingExceptionsOf = (systemId: string): string =>
  `(select ${standing} from policy_exception e where e.system_id = ${systemId} and ${exceptions.holds('e')})`;

/** The same as rows of `system_id` and `exceptions` of all AI systems that ever had one approved, read once. */
export const standingExceptions = `
select e.system_id, ${standing} filter (where ${exceptions.holds('e')}) as exceptions
from policy_exception e where e.approved_at is not null group by e.system_id`;

/** Reads `ExceptionRow`s as `x`. */
export const exceptionRows = `select x.* from (
  select e.id, y.slug as system, e.rule, e.rule_digest, e.days, e.reason,
    (select count(*)::int from policy_exception o where o.system_id = e.system_id and o.rule = e.rule
      and o.approved_at < e.requested_at) as approved_before,
    ${exceptions.state('e')} as state,
    e.requested_by, p.name as requester, e.requested_at, e.approved_by, q.name as approver, e.approved_at, e.until,
    e.ended_by, r.name as ender, e.ended_at
  from policy_exception e join ai_system y on y.id = e.system_id join person p on p.id = e.requested_by
  left join person q on q.id = e.approved_by left join person r on r.id = e.ended_by) x`;

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function exceptionView(row: ExceptionRow): ExceptionView {
  const { id, system, rule, days, reason, state } = row;
  return {
    id,
    system,
    rule,
    ruleDigest: row.rule_digest,
    days,
    approvedBefore: row.approved_before,
    reason,
    state,
    requestedBy: { id: row.requested_by, name: row.requester },
    requestedAt: row.requested_at.toISOString(),
    approvedBy: named(row.approved_by, row.approver),
    approvedAt: row.approved_at?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
    endedBy: named(row.ended_by, row.ender),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

/** One of them, as it stands in this transaction; throws `not-found`. */
export async function readException(tx: Tx, id: string): Promise<ExceptionRow> {
  const [row] = await tx.query<ExceptionRow>(`${exceptionRows} where x.id = $1`, [id]);
  if (!row) throw notFound({ en: 'policy exception', 'zh-TW': '政策例外' }, id);
  return row;
}

/** One of them, locked, so that what is seen of it stays so. */
export async function lockException(tx: Tx, id: string): Promise<ExceptionRow> {
  await tx.query('select from policy_exception where id = $1 for update', [id]);
  return readException(tx, id);
}

/** What entries of the log say of each. */
export const inLog = ({ id, system, rule }: Pick<ExceptionRow, 'id' | 'system' | 'rule'>) => ({
  exception: id,
  system,
  rule,
});

/** The refusal of what is possible no more. */
export const over = () =>
  conflict(
    'This was approved, ended or left for more than seven days meanwhile. Nothing was changed.',
    '此政策例外已核准、已結束，或已逾七天未處理，未做任何變更。',
  );

/** Whoever asks for an exception, approves it or ends it has to see the outputs that it is about. */
export function requireSystem(actor: Actor, system: string): void {
  authorize(actor, 'read', 'Submission', system);
}

/** Rules and limits are those of the policy in force; `conflict` while this process knows only the one before. */
export async function requireNewestPolicy(tx: Tx, { digest }: Policy): Promise<void> {
  const newest = await findNewestDigest(tx);
  if (newest === null || newest === digest) return;
  throw conflict(
    'Another policy comes into force in this moment. Try again in a few seconds.',
    '另一政策正要生效，請數秒後再試。',
  );
}
