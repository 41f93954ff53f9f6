import type { Tx } from '@countersign/database';

const copy = `
insert into image_text (submission_id, image, lines, cut) select $2, image, lines, cut from image_text where submission_id = $1`;

/** Keeps the same texts for another submission with the same images. For the verb that repeats an output, which authorizes and records the act. */
export async function copyImageTexts(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(copy, [from, to]);
}
