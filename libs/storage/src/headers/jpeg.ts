import { damaged } from '../refusals.js';
import type { ImageHeader } from './header.js';
import { picturesNamed } from './multi-picture.js';

const isStandalone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Offset of the next marker after entropy-coded data; stuffed zeros and restart markers belong to the data. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0x00 && marker !== 0xff && !isStandalone(marker)) return at;
    at = bytes.indexOf(0xff, marker === 0xff ? at + 1 : at + 2);
  }
  throw damaged('image/jpeg');
}

interface Picture {
  width: number;
  height: number;
  end: number;
  /** Where it says that further pictures of the file begin. */
  named: ReadonlySet<number>;
}

function readPicture(bytes: Buffer, start: number): Picture {
  let size: { width: number; height: number } | null = null;
  const named = new Set<number>();
  let at = start + 2;
  while (at + 4 <= bytes.length || bytes[at + 1] === 0xd9) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) {
      if (!size) break;
      return { ...size, end: at + 2, named };
    }
    if (marker === 0xff) at += 1;
    else if (isStandalone(marker)) at += 2;
    else {
      const length = bytes.readUInt16BE(at + 2);
      const next = at + 2 + length;
      if (length < 2 || next > bytes.length) break;
      if (isFrameHeader(marker) && length >= 8) {
        size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
      }
      if (marker === 0xe2) for (const place of picturesNamed(bytes, at + 4, next)) named.add(place);
      at = marker === 0xda ? endOfScan(bytes, next) : next;
    }
  }
  throw damaged('image/jpeg');
}

/**
 * JPEG, ITU-T T.81: marker by marker to EOI. Further whole JPEG pictures after it belong to the file where the first one's index names
 * them (CIPA multi-picture format, such as the gain map of a photograph), and are counted; others are bytes after the end.
 */
export function readJpeg(bytes: Buffer): ImageHeader | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null;
  const first = readPicture(bytes, 0);
  let [end, pictures] = [first.end, 1];
  for (;;) {
    let next = end;
    while (bytes[next] === 0) next += 1;
    if (bytes[next] !== 0xff || bytes[next + 1] !== 0xd8 || !first.named.has(next)) break;
    end = readPicture(bytes, next).end;
    pictures += 1;
  }
  const { width, height } = first;
  const still = { frames: 1, animated: false, hasAlpha: false };
  return { mediaType: 'image/jpeg', width, height, ...still, ...(pictures > 1 ? { pictures } : {}), end };
}
