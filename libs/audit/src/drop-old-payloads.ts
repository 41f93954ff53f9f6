import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { lockCare } from './holds.js';
import { mostListed, removePayloads } from './remove-payloads.js';

/** A period of `policies/retention.yaml`, and the moment before which what it is about goes. */
export interface RetentionPeriod {
  period: string;
  before: Date;
}

// What explains removals, and holds, stays as long as the log.
const old = `
select e.id from audit_entry e join audit_payload p on p.entry_id = e.id
where e.id > $1::uuid and e.at < $2
  and e.action not in ('subject.erased', 'retention.applied', 'log.key-added', 'log.key-retired', 'hold.placed', 'hold.lifted')
  and exists (select from audit_leaf l where l.entry_id = e.id)
  and not exists (select from legal_hold h where h.lifted_at is null and (
    h.kind = 'submission' and h.target = e.subject
    or h.kind = 'person' and exists (
      select from pseudonym y where y.kind = 'person' and y.subject_id::text = h.target and y.pseudonym in (e.actor, e.subject))
    or h.kind = 'system' and (h.target = e.subject or exists (
      select from submission s join ai_system y on y.id = s.system_id where s.id::text = e.subject and y.slug = h.target))))
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
