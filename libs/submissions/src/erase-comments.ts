import type { ErasedPart, ErasedSubject } from '@countersign/audit';
import type { Tx } from '@countersign/database';

/** Deletes the comments of a person in the threads of submissions. */
export async function eraseComments(tx: Tx, { id }: ErasedSubject): Promise<ErasedPart> {
  return { removed: { comments: await tx.execute('delete from submission_comment where author_id = $1', [id]) } };
}
