import { damaged } from '../refusals.js';
import { mostParts, type ImageHeader, type ImageMediaType } from './header.js';

interface Box {
  type: string;
  start: number;
  end: number;
}

const alphaUrns = ['urn:mpeg:mpegB:cicp:systems:auxiliary:alpha', 'urn:mpeg:hevc:2015:auxid:1'];
const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis']);

/** The boxes between two offsets (ISO/IEC 14496-12), `start` being that of their content. */
function boxesOf(bytes: Buffer, from: number, to: number, mediaType: ImageMediaType): Box[] {
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

function mediaTypeOf(bytes: Buffer): ImageMediaType | null {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return null;
  const end = Math.min(bytes.readUInt32BE(0), 256, bytes.length);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif';
  return brands.some((brand) => heicBrands.has(brand)) ? 'image/heic' : null;
}

/** Largest size among the `ispe` properties: tiles and thumbnails are never larger than the picture they make up. */
function sizeOf(bytes: Buffer, meta: Box, mediaType: ImageMediaType): { width: number; height: number } {
  const iprp = boxesOf(bytes, meta.start + 4, meta.end, mediaType).find((box) => box.type === 'iprp');
  const ipco = iprp && boxesOf(bytes, iprp.start, iprp.end, mediaType).find((box) => box.type === 'ipco');
  const properties = ipco ? boxesOf(bytes, ipco.start, ipco.end, mediaType) : [];
  const sizes = properties
    .filter((box) => box.type === 'ispe' && box.end - box.start >= 12)
    .map((box) => ({ width: bytes.readUInt32BE(box.start + 4), height: bytes.readUInt32BE(box.start + 8) }))
    .sort((a, b) => b.width * b.height - a.width * a.height);
  if (!sizes[0]) throw damaged(mediaType);
  return sizes[0];
}

/** Samples of the first track of an image sequence (`stsz` of the first `trak`); 1 where there is none. */
function framesOf(bytes: Buffer, moov: Box | undefined): number {
  const at = moov ? bytes.subarray(moov.start, moov.end).indexOf('stsz') : -1;
  if (!moov || at < 0 || moov.start + at + 16 > moov.end) return 1;
  return Math.max(1, bytes.readUInt32BE(moov.start + at + 12));
}

/** AVIF and HEIC, ISO/IEC 23008-12: sizes come from the item properties of the `meta` box. */
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
    ...sizeOf(bytes, meta, mediaType),
    frames,
    animated: frames > 1,
    hasAlpha: alphaUrns.some((urn) => metaBytes.includes(urn)),
    end: bytes.length,
  };
}
