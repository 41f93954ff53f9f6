import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { asUuid, isHeld, lockCare } from './holds.js';
import { mostListed, removePayloads } from './remove-payloads.js';

/** A period of `policies/retention.yaml`, and the moment before which what it is about goes. */
export interface RetentionPeriod {
  period: string;
  before: Date;
}

const old = `
select e.id from audit_entry e join audit_payload p on p.entry_id = e.id
where e.id > $1::uuid and e.at < $2 and not is_kept_for_good(e.action)
  and exists (select from audit_leaf l where l.entry_id = e.id)
  and not ${isHeld(asUuid('e.subject'), `(select s.system_id from submission s where s.id = ${asUuid('e.subject')})`)}
  and not exists (select from pseudonym y where y.pseudonym in (e.actor, e.subject) and ${isHeld('y.subject_id')})
order by e.id limit $3`;

/**
 * Drops payloads of log entries that are older than the period, at most 4,000 behind the entry `after`, and records which.
 * What a legal hold covers stays. Answers the last entry that was dropped, null when there was none left.
 */
export async function dropOldPayloads(
  tx: Tx,
  actor: Actor,
  { period, before }: RetentionPeriod,
  after = '00000000-0000-0000-0000-000000000000',
  now = new Date(),
): Promise<string | null> {
  authorize(actor, 'seal', 'AuditEntry');
  await lockCare(tx);
  const entries = (await tx.query<{ id: string }>(old, [after, before, mostListed])).map(({ id }) => id);
  if (entries.length === 0) return null;
  const payload = {
    class: 'auditEntries',
    period,
    before: before.toISOString(),
    removed: entries.length,
    entries,
    targets: [],
  };
  await removePayloads(tx, actor, { action: 'retention.applied', subject: null, payload }, now);
  return entries.at(-1) ?? null;
}
