import type { ImageInfo } from './headers/header.js';
import { isZero } from './headers/is-zero.js';
import { readHeader } from './headers/read-header.js';
import { otherFormatIn } from './other-format-in.js';
import { pngTextPlaces } from './png-texts.js';
import { otherFormatInTexts, polyglotRefused, trailingBytes } from './refusals.js';
import { withoutPngTexts } from './without-png-texts.js';

/**
 * What the structure of an image file says that is to be taken in, without decoding a pixel. Refuses with `unsupported-media-type` a
 * format that is not known, a damaged or truncated file, bytes after the end of the image, and a file that is a second format as well.
 */
export function imageInfo(bytes: Buffer): ImageInfo {
  const { end, ...info } = readHeader(bytes);
  const isPng = info.mediaType === 'image/png';
  const other = otherFormatIn(bytes, isPng ? pngTextPlaces(bytes.subarray(0, end)) : []);
  if (other) {
    // Generators write prompts and workflows there, so people can be told where to look.
    const inTexts = isPng && otherFormatIn(withoutPngTexts(bytes.subarray(0, end))) === null;
    throw (inTexts ? otherFormatInTexts : polyglotRefused)(info.mediaType, other);
  }
  if (!isZero(bytes.subarray(end))) throw trailingBytes(bytes.length - end);
  return info;
}
