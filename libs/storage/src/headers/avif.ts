import { damaged } from '../refusals.js';
import { avifSize } from './avif-size.js';
import { boxesOf } from './boxes.js';
import { mostParts, type ImageHeader, type ImageMediaType } from './header.js';

const alphaUrns = ['urn:mpeg:mpegB:cicp:systems:auxiliary:alpha', 'urn:mpeg:hevc:2015:auxid:1'];
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis']);

/** What the file says it is (`ftyp`), and whether a sequence of images as well. */
function kindOf(bytes: Buffer): { mediaType: ImageMediaType; isSequence: boolean } | null {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return null;
  const end = Math.min(bytes.readUInt32BE(0), 16 + 4 * mostParts, bytes.length);
  const brands = new Set([bytes.toString('latin1', 8, 12)]);
  for (let at = 16; at + 4 <= end; at += 4) brands.add(bytes.toString('latin1', at, at + 4));
  const isSequence = brands.has('avis');
  if (isSequence || brands.has('avif')) return { mediaType: 'image/avif', isSequence };
  return [...brands].some((brand) => heicBrands.has(brand)) ? { mediaType: 'image/heic', isSequence } : null;
}

/** AVIF and HEIC, ISO/IEC 23008-12: the size comes from the item properties of the `meta` box. What has a track or names a sequence is animated. */
export function readAvif(bytes: Buffer): ImageHeader | null {
  const kind = kindOf(bytes);
  if (!kind) return null;
  const { mediaType, isSequence } = kind;
  const boxes = boxesOf(bytes, 0, bytes.length, mediaType);
  const meta = boxes.find((box) => box.type === 'meta');
  if (!meta || !boxes.some((box) => box.type === 'mdat' || box.type === 'idat')) throw damaged(mediaType);
  const metaBytes = bytes.subarray(meta.start, meta.end);
  // A track may hold pictures of which neither the header nor a still says anything, however many it counts.
  const animated = isSequence || boxes.some(({ type }) => type === 'moov' || type === 'moof');
  return {
    mediaType,
    ...avifSize(bytes, meta, mediaType),
    // At least one beside the still, so that who looks at the still alone knows that it was not all.
    frames: animated ? 2 : 1,
    animated,
    hasAlpha: alphaUrns.some((urn) => metaBytes.includes(urn)),
    end: bytes.length,
  };
}
