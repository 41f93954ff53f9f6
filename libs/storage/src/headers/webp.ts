import { damaged } from '../refusals.js';
import { mostParts, type ImageHeader } from './header.js';

type Size = Pick<ImageHeader, 'width' | 'height' | 'hasAlpha'>;

function readExtended(bytes: Buffer, at: number): Size {
  return {
    width: bytes.readUIntLE(at + 4, 3) + 1,
    height: bytes.readUIntLE(at + 7, 3) + 1,
    hasAlpha: ((bytes[at] ?? 0) & 0x10) !== 0,
  };
}

function readLossless(bytes: Buffer, at: number): Size {
  if (bytes[at] !== 0x2f) throw damaged('image/webp');
  const bits = bytes.readUInt32LE(at + 1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, hasAlpha: ((bits >>> 28) & 1) === 1 };
}

function readLossy(bytes: Buffer, at: number): Size {
  if (bytes.toString('hex', at + 3, at + 6) !== '9d012a') throw damaged('image/webp');
  return { width: bytes.readUInt16LE(at + 6) & 0x3fff, height: bytes.readUInt16LE(at + 8) & 0x3fff, hasAlpha: false };
}

const sizeReaders: Readonly<Record<string, (bytes: Buffer, at: number) => Size>> = {
  VP8X: readExtended,
  VP8L: readLossless,
  'VP8 ': readLossy,
};

/** WebP, RFC 9649: the RIFF size must be in the file; the first chunk gives the size, ANMF chunks count the frames. */
export function readWebp(bytes: Buffer): ImageHeader | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  if (bytes.length < 30) throw damaged('image/webp');
  const riff = 8 + bytes.readUInt32LE(4);
  const end = riff + (riff % 2);
  if (riff > bytes.length) throw damaged('image/webp');
  const sizeReader = sizeReaders[bytes.toString('latin1', 12, 16)];
  if (!sizeReader) throw damaged('image/webp');
  const size = sizeReader(bytes, 20);
  let frames = 0;
  let pictures = 0;
  for (let at = 12, parts = 0; at + 8 <= riff; parts += 1) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > riff || parts >= mostParts) throw damaged('image/webp');
    if (type === 'ANMF') frames += 1;
    if (type === 'VP8 ' || type === 'VP8L') pictures += 1;
    at += 8 + length + (length % 2);
  }
  if (frames + pictures === 0) throw damaged('image/webp');
  return {
    mediaType: 'image/webp',
    ...size,
    frames: Math.max(1, frames),
    animated: frames > 1,
    end: Math.min(end, bytes.length),
  };
}
