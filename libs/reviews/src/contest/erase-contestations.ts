import { authorize, type Actor } from '@countersign/access';
import { appendEntry, lockCare, type ErasedPart, type ErasedSubject, type RetentionPeriod } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { isKeptForNow } from '../erase-decisions.js';

const written = `
select c.id, c.answer_entry_id, ${isKeptForNow('c.opened_at', '$2')} as kept
from contestation c join submission s on s.id = c.submission_id join ai_system y on y.id = s.system_id
where c.answered_by = $1 and c.answer is not null`;

interface Written {
  id: string;
  answer_entry_id: string | null;
  kept: boolean;
}

/**
 * Takes away what a person answered to contestations, and names the entries that hold a digest of it; what was contested and answered
 * stays. The words of who contested are not theirs: people file for somebody affected. Those go with the content of the output.
 */
export async function eraseContestations(tx: Tx, { kind, id }: ErasedSubject, now: Date): Promise<ErasedPart> {
  if (kind !== 'person') return { removed: {} };
  const rows = await tx.query<Written>(written, [id, now]);
  const going = rows.filter(({ kept }) => !kept);
  await tx.execute('update contestation set answer = null where id = any($1)', [going.map((row) => row.id)]);
  return {
    removed: { contestations: going.length },
    entries: going.flatMap(({ answer_entry_id: entry }) => entry ?? []),
    kept: rows.length - going.length,
  };
}

const drop = `
update contestation set reason = null, contact = null, answer = null where id = any(array(
  select c.id from contestation c
  where c.outcome is not null and (c.reason is not null or c.contact is not null or c.answer is not null)
    and not exists (select from submission_payload p where p.submission_id = c.submission_id)
  limit $1))
returning submission_id as id`;

const most = 2000;

/** Drops the words of answered contestations of outputs whose content was dropped. Answers whether more may wait. */
export async function dropOldContestations(
  tx: Tx,
  actor: Actor,
  { period, before }: RetentionPeriod,
  now = new Date(),
): Promise<boolean> {
  authorize(actor, 'seal', 'AuditEntry');
  await lockCare(tx);
  const rows = await tx.query<{ id: string }>(drop, [most]);
  if (rows.length === 0) return false;
  const payload = {
    class: 'contestations',
    period,
    before: before.toISOString(),
    removed: rows.length,
    entries: [],
    targets: [...new Set(rows.map(({ id }) => id))],
  };
  await appendEntry(tx, actor, { action: 'retention.applied', subject: null, payload }, now);
  return rows.length === most;
}
