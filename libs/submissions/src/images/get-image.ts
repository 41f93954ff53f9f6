import type { Actor } from '@countersign/access';
import { notFound, type Generator, type ImageDescription } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { getPayload } from '../get-payload.js';

/** An image of a submission, by its place in the content. */
export interface ImagePlace {
  id: string;
  index: number;
}

/** The digest of an image of a submission, and what is declared of how it was made; `not-found` where the actor may see neither. */
export async function getImage(
  tx: Tx,
  actor: Actor,
  { id, index }: ImagePlace,
): Promise<{ digest: string; generator: Generator }> {
  const { content, generator } = await getPayload(tx, actor, id);
  const { images = [] } = content as { images?: { digest: string }[] };
  const image = images[index];
  if (!image) throw notFound({ en: 'image', 'zh-TW': '圖片' }, `${id}/${index}`);
  return { digest: image.digest, generator };
}

/** The lines that a check read in an image of a submission; null where none has looked for text. */
export async function getReadLines(tx: Tx, actor: Actor, place: ImagePlace): Promise<ImageDescription['readLines']> {
  await getImage(tx, actor, place);
  const [row] = await tx.query<{ lines: ImageDescription['readLines'] }>(
    'select lines from image_text where submission_id = $1 and image = $2',
    [place.id, place.index],
  );
  return row?.lines ?? null;
}
