import { damaged } from '../refusals.js';
import type { HeaderReader, ImageHeader } from './header.js';
import { containerItems, type ContainerItem } from './container-items.js';
import { isZero } from './is-zero.js';
import { picturesNamed } from './multi-picture.js';
import { readPng } from './png.js';
import { readWebp } from './webp.js';

const isStandalone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Offset of the next marker after entropy-coded data; stuffed zeros and restart markers belong to the data. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes[from] === 0xff ? from : bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0x00 && marker !== 0xff && !isStandalone(marker)) return at;
    at += marker === 0xff ? 1 : 2;
    // Nothing is looked for where the next one follows at once: that would be a search for every two bytes.
    if (bytes[at] !== 0xff) at = bytes.indexOf(0xff, at);
  }
  throw damaged('image/jpeg');
}

const still = { frames: 1, animated: false, hasAlpha: false };

interface Picture {
  width: number;
  height: number;
  end: number;
  /** Where it says that further pictures of the file begin. */
  named: ReadonlySet<number>;
  /** The parts of the file, itself first, as its directory lists them. */
  listed: readonly ContainerItem[];
}

function readPicture(bytes: Buffer, start: number): Picture {
  let size: { width: number; height: number } | null = null;
  // One of each a picture, the first: a file of a million would hold up everything else.
  let named: number[] | null = null;
  let listed: ContainerItem[] | null = null;
  let at = start + 2;
  while (at + 4 <= bytes.length || bytes[at + 1] === 0xd9) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) {
      if (!size) break;
      return { ...size, end: at + 2, named: new Set(named), listed: listed ?? [] };
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
      if (marker === 0xe1) listed ??= containerItems(bytes, at + 4, next);
      if (marker === 0xe2) named ??= picturesNamed(bytes, at + 4, next);
      at = marker === 0xda ? endOfScan(bytes, next) : next;
    }
  }
  throw damaged('image/jpeg');
}

/** Where the file goes on behind its first picture, and how many pictures it has by then. */
interface Extent {
  end: number;
  pictures: number;
}

/** Whole JPEG pictures that follow and that the index of the first one names (CIPA multi-picture format). */
function indexed(bytes: Buffer, first: Picture): Extent {
  let [end, pictures] = [first.end, 1];
  for (;;) {
    let next = end;
    while (bytes[next] === 0) next += 1;
    if (bytes[next] !== 0xff || bytes[next + 1] !== 0xd8 || !first.named.has(next)) break;
    end = readPicture(bytes, next).end;
    pictures += 1;
  }
  return { end, pictures };
}

/** True where the bytes are one whole picture of that type, and nothing else. */
function isPicture(bytes: Buffer, mime: string): boolean {
  const readers: Readonly<Record<string, HeaderReader>> = {
    'image/jpeg': readAlone,
    'image/png': readPng,
    'image/webp': readWebp,
  };
  try {
    return readers[mime]?.(bytes)?.end === bytes.length;
  } catch {
    return false;
  }
}

/** Whole pictures that follow one after the other to the end of the file, as the directory of the first one lists them; null where anything is otherwise than it says. */
function listed(bytes: Buffer, { end: from, listed: [own, ...items] }: Picture): Extent | null {
  if (own === undefined || items.length === 0) return null;
  let [at, pictures, padding] = [from, 1, own.padding];
  for (const item of items) {
    // What has no bytes of its own is another view of the one before.
    if (item.length === 0) continue;
    const start = at + padding;
    const end = start + item.length;
    if (!(end <= bytes.length) || !isZero(bytes.subarray(at, start))) return null;
    if (!isPicture(bytes.subarray(start, end), item.mime)) return null;
    [at, padding] = [end, item.padding];
    pictures += 1;
  }
  return pictures > 1 && isZero(bytes.subarray(at)) ? { end: at, pictures } : null;
}

/** One picture; whatever follows is not its own. */
function readAlone(bytes: Buffer): ImageHeader | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null;
  const { width, height, end } = readPicture(bytes, 0);
  return { mediaType: 'image/jpeg', width, height, ...still, end };
}

/**
 * JPEG, ITU-T T.81: marker by marker to EOI. Further whole pictures after it belong to the file where the first one's index names them
 * (CIPA multi-picture format, such as the gain map of a photograph), or its directory lists them to the end of the file (Google's container, such as
 * the depth of a portrait), and are counted; others are bytes after the end.
 */
export function readJpeg(bytes: Buffer): ImageHeader | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null;
  const first = readPicture(bytes, 0);
  const byIndex = indexed(bytes, first);
  const { end, pictures } = isZero(bytes.subarray(byIndex.end)) ? byIndex : (listed(bytes, first) ?? byIndex);
  const { width, height } = first;
  return { mediaType: 'image/jpeg', width, height, ...still, ...(pictures > 1 ? { pictures } : {}), end };
}
