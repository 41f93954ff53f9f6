import type { Tx } from '@countersign/database';

const most = 200;

const unreferred = 'not exists (select from submission_image i where i.digest = b.digest)';

// A submission that is being taken in has locked the images it refers to: those are passed over.
const lock = `
select b.digest from blob b where b.created_at < $1 and b.removing_since is null and ${unreferred}
order by b.created_at limit ${most} for update skip locked`;

// Asked again now that they are locked: what was committed just before the lock is seen by this statement, not by that one.
const mark = `update blob b set removing_since = $2 where b.digest = any($1) and ${unreferred}`;

/**
 * Marks images that were sent before that time and that no submission refers to (never did, or its content is gone), at most 200, so that none
 * refers to them any more: once it is committed their bytes may go (`dropMarkedImages`). Who sends one again takes the mark away. It is the worker's note
 * to itself, as is a lease; the act is their removal. Answers whether more may wait.
 */
export async function markUnreferredImages(tx: Tx, before: Date, now = new Date()): Promise<boolean> {
  const locked = await tx.query<{ digest: string }>(lock, [before]);
  if (locked.length === 0) return false;
  await tx.execute(mark, [locked.map(({ digest }) => digest), now]);
  return locked.length === most;
}
