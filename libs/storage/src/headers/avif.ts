import { damaged } from '../refusals.js';
import { avifSize } from './avif-size.js';
import { boxesOf, type Box } from './boxes.js';
import type { ImageHeader, ImageMediaType } from './header.js';

const alphaUrns = ['urn:mpeg:mpegB:cicp:systems:auxiliary:alpha', 'urn:mpeg:hevc:2015:auxid:1'];
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis']);

function mediaTypeOf(bytes: Buffer): ImageMediaType | null {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return null;
  const end = Math.min(bytes.readUInt32BE(0), 256, bytes.length);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
  return brands.some((brand) => heicBrands.has(brand)) ? 'image/heic' : null;
}

/** Samples of the first track of an image sequence (`stsz` of the first `trak`); 1 where there is none. */
function framesOf(bytes: Buffer, moov: Box | undefined): number {
  const at = moov ? bytes.subarray(moov.start, moov.end).indexOf('stsz') : -1;
  if (!moov || at < 0 || moov.start + at + 16 > moov.end) return 1;
  return Math.max(1, bytes.readUInt32BE(moov.start + at + 12));
}

/** AVIF and HEIC, ISO/IEC 23008-12: the size comes from the item properties of the `meta` box. */
export function readAvif(bytes: Buffer): ImageHeader | null {
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) return null;
  const boxes = boxesOf(bytes, 0, bytes.length, mediaType);
  const meta = boxes.find((box) => box.type === 'meta');
  if (!meta || !boxes.some((box) => box.type === 'mdat' || box.type === 'idat')) throw damaged(mediaType);
  const metaBytes = bytes.subarray(meta.start, meta.end);
  const frames = framesOf(
    bytes,
    boxes.find((box) => box.type === 'moov'),
  );
  return {
    mediaType,
    ...avifSize(bytes, meta, mediaType),
    frames,
    animated: frames > 1,
    hasAlpha: alphaUrns.some((urn) => metaBytes.includes(urn)),
    end: bytes.length,
  };
}
