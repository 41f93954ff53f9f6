import { damaged } from '../refusals.js';
import { mostParts, type ImageMediaType } from './header.js';

/** A box of ISO/IEC 14496-12; `start` and `end` are those of its content. */
export interface Box {
  type: string;
  start: number;
  end: number;
}

/** The boxes between two offsets; refuses what does not fit in there. */
export function boxesOf(bytes: Buffer, from: number, to: number, mediaType: ImageMediaType): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    if (at + 8 > to || boxes.length >= mostParts) throw damaged(mediaType);
    const short = bytes.readUInt32BE(at);
    const long = short === 1;
    if (long && at + 16 > to) throw damaged(mediaType);
    const length = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    const head = long ? 16 : 8;
    if (length < head || at + length > to) throw damaged(mediaType);
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), start: at + head, end: at + length });
    at += length;
  }
  return boxes;
}
