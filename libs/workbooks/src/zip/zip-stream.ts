import { constants, crc32, deflateRawSync } from 'node:zlib';
import { ArchiveTooLarge } from './archive-too-large.js';
import type { PackedContents } from './packed-file.js';

/** A file for an archive: small contents as text, large ones deflated in a file. */
export interface ZipEntry {
  name: string;
  contents: string | PackedContents;
}

/** Sizes and offsets have 32 bits: this writer leaves ZIP64 alone, since some spreadsheet programs refuse it. */
const most = 0xffff_ffff;
/** 1980-01-01 00:00, the earliest that the format can say: the same contents give the same bytes. */
const dosTime = 0;
const dosDate = 0x0021;
const utf8Names = 0x0800;
const inflateVersion = 20;
const deflated = 8;

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** The fields that a local and a central header share, from the version to the length of the name. */
function sharedFields({ crc, packed, size, name }: Written): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(inflateVersion, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(dosTime, 6);
  fields.writeUInt16LE(dosDate, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function localHeader(entry: Written): Buffer {
  const mark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  return Buffer.concat([mark, sharedFields(entry), Buffer.alloc(2), entry.name]);
}

function centralHeader(entry: Written): Buffer {
  const head = Buffer.from([0x50, 0x4b, 0x01, 0x02, inflateVersion, 0]);
  const rest = Buffer.alloc(16);
  rest.writeUInt32LE(entry.offset, 12);
  return Buffer.concat([head, sharedFields(entry), rest, entry.name]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function packedText(text: string): PackedContents {
  const bytes = Buffer.from(text, 'utf8');
  const packed = deflateRawSync(bytes, { level: constants.Z_DEFAULT_COMPRESSION });
  return {
    crc: crc32(bytes),
    packed: packed.length,
    size: bytes.length,
    async *read() {
      yield packed;
    },
  };
}

function requireFit(value: number, what: string): void {
  if (value > most) throw new ArchiveTooLarge(`${what} is over 4 GB.`);
}

/** A ZIP archive as a stream; the same entries give the same bytes. Throws `ArchiveTooLarge` over 4 GB. */
export async function* zipStream(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const all: Written[] = [];
  let offset = 0;
  for (const { name, contents } of entries) {
    const packed = typeof contents === 'string' ? packedText(contents) : contents;
    const written = {
      name: Buffer.from(name, 'utf8'),
      crc: packed.crc,
      packed: packed.packed,
      size: packed.size,
      offset,
    };
    requireFit(written.size, name);
    all.push(written);
    const head = localHeader(written);
    yield head;
    yield* packed.read();
    offset += head.length + written.packed;
    requireFit(offset, 'The archive');
  }
  const directory = Buffer.concat(all.map(centralHeader));
  yield directory;
  yield endRecord(all.length, directory.length, offset);
}
