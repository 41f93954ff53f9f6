/** A file of an archive, as its headers describe it. */
export interface ArchiveFile {
  name: string;
  size: number;
  crc: number;
  /** Written before its size was known: the header has zeros, and a descriptor follows the content. */
  streamed: boolean;
}

/** Where a file of an archive lies. */
export interface PlacedFile extends ArchiveFile {
  /** Of its header. */
  offset: number;
  /** Of its first byte. */
  content: number;
}

const LIMIT = 0xffffffff;
/** 1980-01-01, the first day that ZIP knows: an archive says nothing about when it was made. */
const DATE = 0x0021;
const VERSION = 20;
const ZIP64_VERSION = 45;

/** The fields of one record, little-endian. */
class Record {
  #bytes = new Uint8Array(128);
  #length = 0;

  u16(...values: number[]): this {
    for (const value of values) this.#push(value & 0xff, value >>> 8);
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) this.u16(value & 0xffff, value >>> 16);
    return this;
  }

  u64(...values: number[]): this {
    for (const value of values) this.u32((value % 0x100000000) >>> 0, Math.floor(value / 0x100000000));
    return this;
  }

  text(value: string): this {
    for (let i = 0; i < value.length; i += 1) this.#push(value.charCodeAt(i));
    return this;
  }

  end(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #push(...bytes: number[]): void {
    if (this.#length + bytes.length > this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#bytes.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    for (const byte of bytes) this.#bytes[this.#length++] = byte;
  }
}

/** What stands before the content of a file. */
export function fileHeader({ name, size, crc, streamed }: ArchiveFile): Uint8Array {
  const record = new Record().u32(0x04034b50);
  if (!streamed) return record.u16(VERSION, 0, 0, 0, DATE).u32(crc, size, size).u16(name.length, 0).text(name).end();
  record.u16(ZIP64_VERSION, 8, 0, 0, DATE).u32(0, LIMIT, LIMIT).u16(name.length, 20).text(name);
  return record.u16(1, 16).u64(0, 0).end();
}

/** What stands behind the content of a file: nothing, unless it was streamed. */
export function fileDescriptor({ size, crc, streamed }: ArchiveFile): Uint8Array {
  const record = new Record();
  return streamed ? record.u32(0x08074b50, crc).u64(size, size).end() : record.end();
}

function directoryEntry({ name, size, crc, streamed, offset }: PlacedFile): Uint8Array {
  const large = [...(size >= LIMIT ? [size, size] : []), ...(offset >= LIMIT ? [offset] : [])];
  const version = streamed || large.length > 0 ? ZIP64_VERSION : VERSION;
  const record = new Record().u32(0x02014b50).u16(ZIP64_VERSION, version, streamed ? 8 : 0, 0, 0, DATE);
  record.u32(crc, Math.min(size, LIMIT), Math.min(size, LIMIT));
  record.u16(name.length, large.length > 0 ? 4 + 8 * large.length : 0, 0, 0, 0).u32(0, Math.min(offset, LIMIT));
  record.text(name);
  return large.length > 0
    ? record
        .u16(1, 8 * large.length)
        .u64(...large)
        .end()
    : record.end();
}

function directoryEnd(count: number, size: number, offset: number): Uint8Array {
  const record = new Record();
  if (offset >= LIMIT) {
    record.u32(0x06064b50).u64(44).u16(ZIP64_VERSION, ZIP64_VERSION).u32(0, 0).u64(count, count, size, offset);
    record
      .u32(0x07064b50, 0)
      .u64(offset + size)
      .u32(1);
  }
  record.u32(0x06054b50).u16(0, 0, count, count).u32(size, Math.min(offset, LIMIT)).u16(0);
  return record.end();
}

/** The places of files that follow each other without a gap from offset 0 on. */
export function placeFiles(files: readonly ArchiveFile[]): PlacedFile[] {
  let offset = 0;
  return files.map((file) => {
    const placed = { ...file, offset, content: offset + fileHeader(file).length };
    offset = placed.content + file.size + fileDescriptor(file).length;
    return placed;
  });
}

/**
 * All that stands behind the last file (ZIP 6.3.9, APPNOTE 4.3.12 to 4.3.16). Together with `fileHeader`,
 * `fileDescriptor` and `placeFiles` this makes every byte of an archive a function of its files' names and contents,
 * in their order: files are stored, not compressed, and there are no comments, times or attributes.
 */
export function archiveEnd(files: readonly ArchiveFile[]): { offset: number; bytes: Uint8Array } {
  const placed = placeFiles(files);
  const last = placed.at(-1);
  const offset = last ? last.content + last.size + fileDescriptor(last).length : 0;
  const entries = placed.map(directoryEntry);
  const size = entries.reduce((sum, entry) => sum + entry.length, 0);
  const end = directoryEnd(files.length, size, offset);
  const bytes = new Uint8Array(size + end.length);
  let at = 0;
  for (const part of [...entries, end]) {
    bytes.set(part, at);
    at += part.length;
  }
  return { offset, bytes };
}
