import type { ImageMediaType } from '@countersign/storage';
import { readPngTexts } from './png-texts.js';

/** Whether a file carries a C2PA manifest, only points at one elsewhere, or neither. Nothing is validated. */
export type C2paPresence = 'embedded' | 'remote' | 'absent';

/** The JUMBF type of a manifest store, "c2pa" and the ISO suffix. */
const manifestStore = Buffer.from('6332706100110010800000aa00389b71', 'hex');
/** The extended type of the box that holds it in ISO base media files. */
const manifestBox = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');

/** JUMBF in APP11 segments ("JP") before the first scan, ISO 19566-5. */
function inJpeg(bytes: Buffer): boolean {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const length = bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (bytes[at + 1] === 0xeb && segment.toString('latin1', 0, 2) === 'JP' && segment.includes(manifestStore))
      return true;
    at += 2 + Math.max(2, length);
  }
  return false;
}

function inWebp(bytes: Buffer): boolean {
  for (let at = 12; at + 8 <= bytes.length;) {
    if (bytes.toString('latin1', at, at + 4) === 'C2PA') return true;
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  return false;
}

function inBoxes(bytes: Buffer): boolean {
  for (let at = 0; at + 24 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'uuid' && bytes.subarray(at + 8, at + 24).equals(manifestBox))
      return true;
    if (length < 8) return false;
    at += length;
  }
  return false;
}

const embedded: Readonly<Record<ImageMediaType, (bytes: Buffer) => boolean>> = {
  'image/jpeg': inJpeg,
  'image/png': (bytes) => readPngTexts(bytes).chunks.includes('caBX'),
  'image/webp': inWebp,
  'image/gif': (bytes) => bytes.includes('C2PA_GIF', 0, 'latin1'),
  'image/avif': inBoxes,
  'image/heic': inBoxes,
};

/** Looks where the C2PA specification puts a manifest in that format; the letters "c2pa" elsewhere do not count. A remote one is named by `dcterms:provenance` in XMP. */
export function c2paPresence(bytes: Buffer, mediaType: ImageMediaType, xmp: string): C2paPresence {
  if (embedded[mediaType](bytes)) return 'embedded';
  return /dcterms:provenance\s*(?:=\s*["']|>\s*)https?:/.test(xmp) ? 'remote' : 'absent';
}
