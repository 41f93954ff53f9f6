import { readAvif } from './headers/avif.js';
import { readGif } from './headers/gif.js';
import type { HeaderReader, ImageInfo } from './headers/header.js';
import { readJpeg } from './headers/jpeg.js';
import { readPng } from './headers/png.js';
import { readWebp } from './headers/webp.js';
import { otherFormatIn } from './other-format-in.js';
import { markupRefused, polyglotRefused, trailingBytes, unknownFormat } from './refusals.js';

const readers: readonly HeaderReader[] = [readPng, readJpeg, readWebp, readGif, readAvif];

/**
 * What the structure of an image file says, without decoding a pixel. Refuses with `unsupported-media-type` a format that is
 * not known, a damaged or truncated file, bytes after the end of the image, and a file that is a second format as well.
 */
export function imageInfo(bytes: Buffer): ImageInfo {
  for (const read of readers) {
    const header = read(bytes);
    if (!header) continue;
    const other = otherFormatIn(bytes);
    if (other) throw polyglotRefused(header.mediaType, other);
    const { end, ...info } = header;
    if (end < bytes.length && bytes.subarray(end).some((byte) => byte !== 0)) throw trailingBytes(bytes.length - end);
    return info;
  }
  if (/^[\s\uFEFF]*</.test(bytes.subarray(0, 256).toString('utf8'))) throw markupRefused();
  throw unknownFormat();
}
