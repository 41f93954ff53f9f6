import { authorize, type Actor } from '@countersign/access';
import { appendEntry, type RetentionPeriod } from '@countersign/audit';
import type { Tx } from '@countersign/database';

/** Drops sessions that ended before the period began, and records how many. */
export async function dropOldSessions(
  tx: Tx,
  actor: Actor,
  { period, before }: RetentionPeriod,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'seal', 'AuditEntry');
  const removed = await tx.execute('delete from person_session where expires_at < $1', [before]);
  if (removed === 0) return;
  const payload = { class: 'sessions', period, before: before.toISOString(), removed, entries: [], targets: [] };
  await appendEntry(tx, actor, { action: 'retention.applied', subject: null, payload }, now);
}
