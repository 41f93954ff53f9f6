import { damaged } from '../refusals.js';
import { boxesOf, type Box } from './boxes.js';
import { mostParts, type ImageInfo, type ImageMediaType } from './header.js';

interface Size {
  width: number;
  height: number;
}

const areSame = (one: Size, other: Size): boolean => one.width === other.width && one.height === other.height;

/** Reads numbers of a box one after the other, past `skipped` bytes before each; refuses where the box ends before. */
function readerOf(bytes: Buffer, { start, end }: Pick<Box, 'start' | 'end'>, mediaType: ImageMediaType) {
  let at = start;
  return (size: 1 | 2 | 4, skipped = 0): number => {
    at += skipped + size;
    if (at > end) throw damaged(mediaType);
    return bytes.readUIntBE(at - size, size);
  };
}

/** The item that is the picture (`pitm`). */
function primaryItem(bytes: Buffer, pitm: Box, mediaType: ImageMediaType): number {
  const read = readerOf(bytes, pitm, mediaType);
  return read(4) >>> 24 === 0 ? read(2) : read(4);
}

/** Numbers, from 1, of the properties of an item, in the order in which they are applied (`ipma`). */
function propertiesOf(item: number, bytes: Buffer, ipma: Box, mediaType: ImageMediaType): number[] {
  const read = readerOf(bytes, ipma, mediaType);
  const versionAndFlags = read(4);
  const [longItems, longNumbers] = [versionAndFlags >>> 24 > 0, (versionAndFlags & 1) === 1];
  const entries = Math.min(read(4), mostParts);
  for (let nth = 0, others = 0; nth < entries; nth += 1) {
    const own = read(longItems ? 4 : 2, others);
    const count = read(1);
    if (own === item) return Array.from({ length: count }, () => (longNumbers ? read(2) & 0x7fff : read(1) & 0x7f));
    others = count * (longNumbers ? 2 : 1);
  }
  throw damaged(mediaType);
}

/** A clean aperture: width and height as fractions, of which no more than a whole picture counts. */
function clapped({ width, height }: Size, bytes: Buffer, clap: Box, mediaType: ImageMediaType): Size {
  const read = readerOf(bytes, clap, mediaType);
  const side = (most: number): number => {
    const [above, below] = [read(4), read(4)];
    if (below === 0) throw damaged(mediaType);
    return Math.min(most, Math.round(above / below));
  };
  return { width: side(width), height: side(height) };
}

/**
 * The size of a picture as it is shown, its properties applied in their order (ISO/IEC 23008-12: `ispe`, cut by `clap`, turned by
 * `irot`; a mirror leaves it as it is), and where they differ `untouched`, its own `ispe`, and `decoded`, the largest `ispe` of the file,
 * whichever picture it is a property of, or of none.
 */
export function avifSize(
  bytes: Buffer,
  meta: Box,
  mediaType: ImageMediaType,
): Size & Pick<ImageInfo, 'untouched' | 'decoded'> {
  const inMeta = boxesOf(bytes, meta.start + 4, meta.end, mediaType);
  const one = (boxes: readonly Box[], type: string): Box => {
    const [found, ...others] = boxes.filter((box) => box.type === type);
    if (!found || others.length > 0) throw damaged(mediaType);
    return found;
  };
  const iprp = one(inMeta, 'iprp');
  const inProperties = boxesOf(bytes, iprp.start, iprp.end, mediaType);
  const ipco = one(inProperties, 'ipco');
  const properties = boxesOf(bytes, ipco.start, ipco.end, mediaType);
  const extentOf = (ispe: Box): Size => {
    const read = readerOf(bytes, { start: ispe.start + 4, end: ispe.end }, mediaType);
    return { width: read(4), height: read(4) };
  };
  const item = primaryItem(bytes, one(inMeta, 'pitm'), mediaType);
  let own: Size | null = null;
  let size: Size | null = null;
  for (const number of propertiesOf(item, bytes, one(inProperties, 'ipma'), mediaType)) {
    const property = properties[number - 1];
    if (property?.type === 'ispe') {
      own = extentOf(property);
      size = own;
    } else if (property?.type === 'clap' && size) size = clapped(size, bytes, property, mediaType);
    else if (property?.type === 'irot' && size && (bytes[property.start] ?? 0) % 2 === 1) {
      size = { width: size.height, height: size.width };
    }
  }
  if (!own || !size) throw damaged(mediaType);
  const largest = properties
    .filter(({ type }) => type === 'ispe')
    .map(extentOf)
    .reduce((most, one) => (one.width * one.height > most.width * most.height ? one : most));
  return {
    ...size,
    ...(areSame(own, size) ? {} : { untouched: own }),
    ...(areSame(largest, size) ? {} : { decoded: largest }),
  };
}
