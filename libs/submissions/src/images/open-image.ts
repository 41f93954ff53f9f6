import { authorize, type Actor } from '@countersign/access';
import { noteRead } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { getImage, type ImagePlace } from './get-image.js';

/** Which image of a submission that is, for whoever may read it; that a person looked at it is recorded. */
export async function openImage(
  tx: Tx,
  actor: Actor,
  place: ImagePlace,
  now = new Date(),
): ReturnType<typeof getImage> {
  authorize(actor, 'read', 'Submission');
  const image = await getImage(tx, actor, place);
  await noteRead(tx, actor, { what: 'image', submission: place.id }, now);
  return image;
}
