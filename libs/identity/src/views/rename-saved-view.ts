import { authorize, type PersonActor } from '@countersign/access';
import type { SavedView, SavedViewChange } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  lockOwner,
  nameTaken,
  savedViewColumns,
  savedViewNotFound,
  savedViewOf,
  type SavedViewRow,
} from './saved-view-row.js';

const rename = `update saved_view v set name = $3
where id = $1 and person_id = $2 and not exists (
  select from saved_view other
  where other.person_id = $2 and other.list = v.list and lower(other.name) = lower($3) and other.id <> v.id)
returning ${savedViewColumns}`;

/** Gives a view of the actor another name; `conflict` where another one of that list has it. No act: no audit entry. */
export async function renameSavedView(
  tx: Tx,
  actor: PersonActor,
  { id, name }: SavedViewChange & { id: string },
): Promise<SavedView> {
  authorize(actor, 'change-own', 'Profile');
  await lockOwner(tx, actor);
  const [row] = await tx.query<SavedViewRow>(rename, [id, actor.id, name]);
  if (row) return savedViewOf(row);
  const [there] = await tx.query('select id from saved_view where id = $1 and person_id = $2', [id, actor.id]);
  throw there ? nameTaken(name) : savedViewNotFound(id);
}
