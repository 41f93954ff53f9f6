import { damaged } from '../refusals.js';
import type { ImageHeader } from './header.js';

const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Offset just after a chain of sub-blocks. */
function endOfBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) throw damaged('image/gif');
    at += 1 + length;
    if (length === 0) return at;
  }
}

/** GIF89a: block by block to the trailer; every image descriptor is a frame. */
export function readGif(bytes: Buffer): ImageHeader | null {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return null;
  if (bytes.length < 14) throw damaged('image/gif');
  let frames = 0;
  let hasAlpha = false;
  let at = 13 + colourTable(bytes[10] ?? 0);
  for (;;) {
    const block = bytes[at];
    if (block === 0x3b && frames > 0) break;
    if (block === 0x21) {
      if (bytes[at + 1] === 0xf9 && ((bytes[at + 3] ?? 0) & 1) === 1) hasAlpha = true;
      at = endOfBlocks(bytes, at + 2);
    } else if (block === 0x2c) {
      frames += 1;
      at = endOfBlocks(bytes, at + 10 + colourTable(bytes[at + 9] ?? 0) + 1);
    } else throw damaged('image/gif');
  }
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  return { mediaType: 'image/gif', width, height, frames, animated: frames > 1, hasAlpha, end: at + 1 };
}
