import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A picture of the sample set, by its file name. */
export const sampleImage = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../../../../samples/images/${name}`, import.meta.url));

/** A screenshot with five clear faces and smaller ones, which comes with the package of the face models. */
export function picturedFaces(): Promise<Buffer> {
  const main = createRequire(import.meta.url).resolve('@vladmandic/human');
  return readFile(join(dirname(main), '..', 'assets', 'screenshot-facedetect.jpg'));
}
