import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, FileRefused } from './file-refused.js';

/** How much an archive may come to once it is unpacked. */
export interface ZipLimits {
  entries: number;
  /** Bytes of all entries together, and of all that are read. */
  bytes: number;
  /** Times that an entry over 1 MB may be larger than it is packed. */
  ratio: number;
}

/** 200 MB in 2,000 entries; a sheet of a million equal rows is packed about two hundred times. */
export const zipLimits: ZipLimits = { entries: 2000, bytes: 200 * 1024 * 1024, ratio: 500 };

/** An opened archive: nothing is unpacked before it is asked for. */
export interface ZipArchive {
  names: readonly string[];
  /** The bytes of an entry, null where there is none of that name. Throws `FileRefused`. */
  read(name: string): Buffer | null;
}

interface Entry {
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const endMark = 0x06054b50;
const centralMark = 0x02014b50;
const localMark = 0x04034b50;
const longestComment = 65_535;
const beyond32Bits = 0xffff_ffff;
const megabyte = 1024 * 1024;

function tooLarge(limits: ZipLimits): FileRefused {
  const size = Math.round(limits.bytes / megabyte);
  return new FileRefused('too-large', {
    en: `The file unpacks to more than ${size} MB or ${limits.entries} parts: take out sheets that are not needed, or split it.`,
    'zh-TW': `檔案解壓縮後超過 ${size} MB 或 ${limits.entries} 個部分：請移除不需要的工作表，或分割檔案。`,
  });
}

function endRecordOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - longestComment);
  for (let at = bytes.length - 22; at >= first; at -= 1) if (bytes.readUInt32LE(at) === endMark) return at;
  throw damaged('no ZIP directory');
}

function directoryOf(bytes: Buffer, limits: ZipLimits): Map<string, Entry> {
  const end = endRecordOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > limits.entries) throw tooLarge(limits);
  const entries = new Map<string, Entry>();
  let total = 0;
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== centralMark) throw damaged('ZIP directory');
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (flags & 1) {
      throw new FileRefused('encrypted', {
        en: 'The file is protected with a password: save it without one.',
        'zh-TW': '檔案設有密碼：請移除密碼後再儲存。',
      });
    }
    if (packed === beyond32Bits || size === beyond32Bits) throw tooLarge(limits);
    total += size;
    if (total > limits.bytes || (size > megabyte && size > packed * limits.ratio)) throw tooLarge(limits);
    if (entries.has(name)) throw damaged('two parts of one name');
    entries.set(name, { method, crc: bytes.readUInt32LE(at + 16), packed, size, offset: bytes.readUInt32LE(at + 42) });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(bytes: Buffer, { method, crc, packed, size, offset }: Entry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localMark) throw damaged('ZIP entry');
  const begin = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const stored = bytes.subarray(begin, begin + packed);
  let contents: Buffer;
  try {
    // One byte more than declared is enough to tell that the declaration was false.
    if (method === 8) contents = inflateRawSync(stored, { maxOutputLength: size + 1 });
    else if (method === 0) contents = stored;
    else throw damaged(`ZIP method ${method}`);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw damaged('ZIP entry');
  }
  if (contents.length !== size || crc32(contents) !== crc) throw damaged('ZIP checksum');
  return contents;
}

/** Opens a ZIP archive. Sizes are those that the archive declares, and are held against what comes out. Throws `FileRefused`. */
export function readZip(bytes: Buffer, limits: ZipLimits = zipLimits): ZipArchive {
  const entries = directoryOf(bytes, limits);
  let left = limits.bytes;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      left -= entry.size;
      if (left < 0) throw tooLarge(limits);
      return unpack(bytes, entry);
    },
  };
}
