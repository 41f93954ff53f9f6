import { authorize, type PersonActor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import { savedViewNotFound } from './saved-view-row.js';

/** Removes a view of the actor. No act: no audit entry. */
export async function removeSavedView(tx: Tx, actor: PersonActor, { id }: { id: string }): Promise<void> {
  authorize(actor, 'change-own', 'Profile');
  const removed = await tx.execute('delete from saved_view where id = $1 and person_id = $2', [id, actor.id]);
  if (removed === 0) throw savedViewNotFound(id);
}
