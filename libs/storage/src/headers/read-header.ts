import { markupRefused, unknownFormat } from '../refusals.js';
import { readAvif } from './avif.js';
import { readGif } from './gif.js';
import type { HeaderReader, ImageHeader } from './header.js';
import { readJpeg } from './jpeg.js';
import { readPng } from './png.js';
import { readWebp } from './webp.js';

const readers: readonly HeaderReader[] = [readPng, readJpeg, readWebp, readGif, readAvif];

/** The header of an image by the first reader that knows its format. Refuses what none of them knows, and what is truncated or damaged. */
export function readHeader(bytes: Buffer): ImageHeader {
  for (const read of readers) {
    const header = read(bytes);
    if (header) return header;
  }
  if (/^[\s\uFEFF]*</.test(bytes.subarray(0, 256).toString('utf8'))) throw markupRefused();
  throw unknownFormat();
}
