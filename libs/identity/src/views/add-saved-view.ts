import { authorize, type PersonActor } from '@countersign/access';
import { ProductError, savedViewMost, type SavedView, type SavedViewInput } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { lockOwner, nameTaken, savedViewColumns, savedViewOf, type SavedViewRow } from './saved-view-row.js';

const insert = `insert into saved_view (id, person_id, list, name, filters, created_at)
values ($1, $2, $3, $4, $5, date_trunc('milliseconds', $6::timestamptz))
on conflict (person_id, list, lower(name)) do nothing returning ${savedViewColumns}`;

const tooMany = () =>
  new ProductError('conflict', {
    en: `You keep ${savedViewMost} views, which is as many as there can be. Remove one first.`,
    'zh-TW': `您已儲存 ${savedViewMost} 個檢視，已達上限。請先移除一個。`,
  });

/**
 * Keeps filters of a list under a name, for the actor alone. `conflict` for a name that they have in that list, whatever its
 * case, and beyond fifty. A setting of one's own screen, not an act: no audit entry.
 */
export async function addSavedView(
  tx: Tx,
  actor: PersonActor,
  { list, name, filters }: SavedViewInput,
  now = new Date(),
): Promise<SavedView> {
  authorize(actor, 'change-own', 'Profile');
  await lockOwner(tx, actor);
  const kept = await tx.query('select id from saved_view where person_id = $1', [actor.id]);
  if (kept.length >= savedViewMost) throw tooMany();
  const values = [newId(), actor.id, list, name, JSON.stringify(filters), now];
  const [row] = await tx.query<SavedViewRow>(insert, values);
  if (!row) throw nameTaken(name);
  return savedViewOf(row);
}
