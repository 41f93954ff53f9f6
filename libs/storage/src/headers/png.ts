import { damaged } from '../refusals.js';
import { mostParts, type ImageHeader } from './header.js';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const alphaColourTypes = new Set([4, 6]);

/** PNG, W3C third edition: IHDR first, chunks that fit, IEND last; acTL makes it animated. */
export function readPng(bytes: Buffer): ImageHeader | null {
  if (!bytes.subarray(0, 8).equals(signature)) return null;
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw damaged('image/png');
  const header: ImageHeader = {
    mediaType: 'image/png',
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    frames: 1,
    animated: false,
    hasAlpha: alphaColourTypes.has(bytes[25] ?? 0),
    end: 0,
  };
  let pixels = false;
  for (let at = 8, parts = 0; at + 12 <= bytes.length && parts < mostParts; parts += 1) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + length;
    if (next > bytes.length) throw damaged('image/png');
    if (type === 'tRNS') header.hasAlpha = true;
    if (type === 'IDAT') pixels = true;
    if (type === 'acTL' && length === 8) {
      header.frames = Math.max(1, bytes.readUInt32BE(at + 8));
      header.animated = header.frames > 1;
    }
    if (type === 'IEND' && pixels) return { ...header, end: next };
    at = next;
  }
  throw damaged('image/png');
}
