import { authorize, type Actor } from '@countersign/access';
import { appendEntry, lockCare, type ErasedPart, type ErasedSubject, type RetentionPeriod } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { isKeptForNow } from '../erase-decisions.js';

const written = `
select c.id, c.opener_id = $1 as opened, c.answered_by = $1 as answered, c.entry_id, c.answer_entry_id,
  ${isKeptForNow('c.opened_at', '$2')} as kept
from contestation c join submission s on s.id = c.submission_id join ai_system y on y.id = s.system_id
where c.opener_kind = 'person' and c.opener_id = $1 and c.reason is not null or c.answered_by = $1 and c.answer is not null`;

const blank = `
update contestation set reason = case when opener_id = $2 then null else reason end,
  contact = case when opener_id = $2 then null else contact end, answer = case when answered_by = $2 then null else answer end
where id = any($1)`;

interface Written {
  id: string;
  opened: boolean;
  answered: boolean | null;
  entry_id: string;
  answer_entry_id: string | null;
  kept: boolean;
}

/** Takes away the words of a person in contestations, and names the entries that hold a digest of them; what was contested and answered stays. */
export async function eraseContestations(tx: Tx, { kind, id }: ErasedSubject, now: Date): Promise<ErasedPart> {
  if (kind !== 'person') return { removed: {} };
  const rows = await tx.query<Written>(written, [id, now]);
  const going = rows.filter(({ kept }) => !kept);
  const ids = going.map((row) => row.id);
  await tx.execute(blank, [ids, id]);
  return {
    removed: { contestations: going.length },
    entries: going.flatMap((row) => [
      ...(row.opened ? [row.entry_id] : []),
      ...(row.answered && row.answer_entry_id !== null ? [row.answer_entry_id] : []),
    ]),
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
