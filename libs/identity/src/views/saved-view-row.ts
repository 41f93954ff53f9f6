import type { PersonActor } from '@countersign/access';
import { notFound, ProductError, type SavedView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { personNotFound } from '../people/find-person.js';

/** A row of `saved_view` as its statements answer it. */
export interface SavedViewRow extends Omit<SavedView, 'createdAt'> {
  createdAt: Date;
}

export const savedViewColumns = 'id, list, name, filters, created_at as "createdAt"';

export const savedViewOf = ({ createdAt, ...row }: SavedViewRow): SavedView => ({
  ...row,
  createdAt: createdAt.toISOString(),
});

/** Changes of one person's views happen one after the other: else two tabs could give a name twice, or go beyond the most. */
export async function lockOwner(tx: Tx, { id }: PersonActor): Promise<void> {
  const owners = await tx.query('select from person where id = $1 and active for no key update', [id]);
  if (owners.length === 0) throw personNotFound(id);
}

/** The refusal of a name that another view of the list has. */
export const nameTaken = (name: string): ProductError =>
  new ProductError('conflict', {
    en: `You keep a view named "${name}" for this list already. Choose another name, or remove that view first.`,
    'zh-TW': `您在此清單已有名為「${name}」的檢視。請換一個名稱，或先移除該檢視。`,
  });

/** `404 not-found` for a view that is not there, or is somebody else's. */
export const savedViewNotFound = (id: string): ProductError =>
  notFound({ en: 'saved view', 'zh-TW': '已儲存的檢視' }, id);
