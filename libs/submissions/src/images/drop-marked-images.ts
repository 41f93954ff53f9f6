import { authorize, type Actor } from '@countersign/access';
import { appendEntry, type RetentionPeriod } from '@countersign/audit';
import type { Tx } from '@countersign/database';

// Few enough that a slow bucket is done before the database ends a transaction in which nothing is asked of it.
const most = 20;

// Whoever sends one of them again waits for the end of this transaction, or has taken its mark away.
const lock = `select digest from blob where removing_since is not null order by removing_since limit ${most} for update skip locked`;
const drop = 'delete from blob where digest = any($1)';

/**
 * Drops images that are marked as being removed, at most 20, and records which. `remove` deletes the bytes, in the transaction: where it fails or the
 * process ends, the rows stay marked, so that nothing refers to bytes that are gone, and the next call goes on. Answers how many were dropped.
 */
export async function dropMarkedImages(
  tx: Tx,
  actor: Actor,
  { period, before }: RetentionPeriod,
  remove: (digest: string) => Promise<void>,
  now = new Date(),
): Promise<number> {
  authorize(actor, 'seal', 'AuditEntry');
  const rows = await tx.query<{ digest: string }>(lock);
  const targets = rows.map(({ digest }) => digest);
  if (targets.length === 0) return 0;
  await tx.execute(drop, [targets]);
  const payload = {
    class: 'images',
    period,
    before: before.toISOString(),
    removed: targets.length,
    entries: [],
    targets,
  };
  await appendEntry(tx, actor, { action: 'retention.applied', subject: null, payload }, now);
  for (const digest of targets) await remove(digest);
  return targets.length;
}
