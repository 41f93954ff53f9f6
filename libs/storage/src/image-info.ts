import type { ImageInfo } from './headers/header.js';
import { readHeader } from './headers/read-header.js';
import { otherFormatIn } from './other-format-in.js';
import { polyglotRefused, trailingBytes } from './refusals.js';

/**
 * What the structure of an image file says that is to be taken in, without decoding a pixel. Refuses with `unsupported-media-type` a
 * format that is not known, a damaged or truncated file, bytes after the end of the image, and a file that is a second format as well.
 */
export function imageInfo(bytes: Buffer): ImageInfo {
  const { end, ...info } = readHeader(bytes);
  const other = otherFormatIn(bytes);
  if (other) throw polyglotRefused(info.mediaType, other);
  if (end < bytes.length && bytes.subarray(end).some((byte) => byte !== 0)) throw trailingBytes(bytes.length - end);
  return info;
}
