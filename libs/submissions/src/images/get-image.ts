import type { Actor } from '@countersign/access';
import { notFound, type Generator, type ImageDescription, type PayloadField } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { getPayload } from '../get-payload.js';

/** An image of a submission, by its place in the content. */
export interface ImagePlace {
  id: string;
  index: number;
}

/** The digest of an image of a submission, what is declared of how it was made, and what the actor's roles conceal of what was handed in; `not-found` where the actor may see neither. */
export async function getImage(
  tx: Tx,
  actor: Actor,
  { id, index }: ImagePlace,
): Promise<{ digest: string; generator: Generator; concealed: readonly PayloadField[] }> {
  const { content, generator, concealed } = await getPayload(tx, actor, id);
  const { images = [] } = content as { images?: { digest: string }[] };
  const image = images[index];
  if (!image) throw notFound({ en: 'image', 'zh-TW': '圖片' }, `${id}/${index}`);
  return { digest: image.digest, generator, concealed };
}

/** An image, and what a check read in it. */
export type ReadImage = Awaited<ReturnType<typeof getImage>> & Pick<ImageDescription, 'readLines' | 'readLinesCut'>;

/** An image of a submission, and the lines that a check read in it: null where none has looked for text. */
export async function getReadImage(tx: Tx, actor: Actor, place: ImagePlace): Promise<ReadImage> {
  const image = await getImage(tx, actor, place);
  const [row] = await tx.query<Pick<ReadImage, 'readLines' | 'readLinesCut'>>(
    'select lines as "readLines", cut as "readLinesCut" from image_text where submission_id = $1 and image = $2',
    [place.id, place.index],
  );
  return { ...image, readLines: null, readLinesCut: 0, ...row };
}
