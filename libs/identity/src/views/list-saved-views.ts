import { authorize, type PersonActor } from '@countersign/access';
import type { SavedView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { savedViewColumns, savedViewOf, type SavedViewRow } from './saved-view-row.js';

const own = `select ${savedViewColumns} from saved_view where person_id = $1 order by lower(name), id`;

/** The views of the actor, by name; nobody else's. */
export async function listSavedViews(tx: Tx, actor: PersonActor): Promise<SavedView[]> {
  authorize(actor, 'read-own', 'Profile');
  return (await tx.query<SavedViewRow>(own, [actor.id])).map(savedViewOf);
}
