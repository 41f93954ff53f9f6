import { authorize, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import type { ImagePlace } from './get-image.js';

/** What `read` gives of an image of a submission, for whoever may read it; that a person looked at it is recorded. */
export async function openImage<T>(
  tx: Tx,
  actor: Actor,
  place: ImagePlace,
  read: (tx: Tx, actor: Actor, place: ImagePlace) => Promise<T>,
  now = new Date(),
): Promise<T> {
  authorize(actor, 'read', 'Submission');
  const image = await read(tx, actor, place);
  await noteRead(tx, actor, { what: 'image', submission: place.id }, now);
  return image;
}
