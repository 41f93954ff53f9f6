import { crc32, inflateRawSync } from 'node:zlib';
import { fromUtf8 } from './encodings.js';
import { demand } from './refusal.js';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;

function readLocal(zip: Buffer, at: number, name: Buffer, method: number, packed: number): Buffer {
  demand(at + 30 <= zip.length && zip.readUInt32LE(at) === LOCAL, 'A file of the ZIP has no header.');
  const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
  demand(zip.subarray(at + 30, nameEnd).equals(name), 'A file of the ZIP has two names.');
  demand(zip.readUInt16LE(at + 8) === method, 'A file of the ZIP is packed in two ways.');
  const start = nameEnd + zip.readUInt16LE(at + 28);
  demand(start + packed <= zip.length, 'A file of the ZIP is cut off.');
  return zip.subarray(start, start + packed);
}

function unpack(packed: Buffer, method: number, size: number): Buffer {
  try {
    return method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: size + 1 }) : packed;
  } catch {
    demand(false, 'A file of the ZIP cannot be unpacked.');
  }
}

/** The files of a ZIP below 4 GiB (PKWARE APPNOTE 4.3), by name; refuses what does not have the size and CRC that it states. */
export function readZip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.length - END_LENGTH;
  demand(end >= 0 && zip.readUInt32LE(end) === END, 'Not a ZIP, or one with a comment.');
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    demand(at + 46 <= end && zip.readUInt32LE(at) === CENTRAL, 'The directory of the ZIP is broken.');
    const method = zip.readUInt16LE(at + 10);
    demand(method === STORED || method === DEFLATED, 'A file of the ZIP is packed in an unknown way.');
    const [crc, packed, size] = [16, 20, 24].map((offset) => zip.readUInt32LE(at + offset)) as [number, number, number];
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    const name = zip.subarray(at + 46, nameEnd);
    const bytes = unpack(readLocal(zip, zip.readUInt32LE(at + 42), name, method, packed), method, size);
    demand(bytes.length === size && crc32(bytes) === crc, `${name.toString()} of the ZIP is damaged.`);
    demand(!files.has(fromUtf8(name)), 'The ZIP holds two files of one name.');
    files.set(fromUtf8(name), bytes);
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  demand(at === end, 'The ZIP holds something behind its directory.');
  return files;
}
