import { authorize, type Actor } from '@countersign/access';
import { appendEntry, type RetentionPeriod } from '@countersign/audit';
import type { Tx } from '@countersign/database';

const most = 200;

const unreferred = 'not exists (select from submission_image i where i.digest = b.digest)';

// A submission that is being taken in has locked the images it refers to: those are passed over.
const lock = `
select b.digest from blob b where b.created_at < $1 and ${unreferred}
order by b.created_at limit $2 for update skip locked`;

// Asked again now that they are locked: what was committed just before the lock is seen by this statement, not by that one.
const drop = `delete from blob b where b.digest = any($1) and ${unreferred} returning b.digest`;

/**
 * Drops images that were sent before the period began and that no submission refers to (never did, or its content is gone),
 * and records which. `remove` deletes the bytes, in the transaction: whoever sends the same image meanwhile waits for its
 * end and notices. Answers whether more may wait.
 */
export async function dropUnreferredImages(
  tx: Tx,
  actor: Actor,
  { period, before }: RetentionPeriod,
  remove: (digest: string) => Promise<void>,
  now = new Date(),
): Promise<boolean> {
  authorize(actor, 'seal', 'AuditEntry');
  const locked = await tx.query<{ digest: string }>(lock, [before, most]);
  if (locked.length === 0) return false;
  const rows = await tx.query<{ digest: string }>(drop, [locked.map(({ digest }) => digest)]);
  const targets = rows.map(({ digest }) => digest);
  if (targets.length > 0) {
    const payload = {
      class: 'images',
      period,
      before: before.toISOString(),
      removed: targets.length,
      entries: [],
      targets,
    };
    await appendEntry(tx, actor, { action: 'retention.applied', subject: null, payload }, now);
  }
  for (const digest of targets) await remove(digest);
  return locked.length === most && targets.length > 0;
}
