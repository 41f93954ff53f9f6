import {
  archiveEnd,
  fileDescriptor,
  fileHeader,
  placeFiles,
  type ArchiveFile,
  type PlacedFile,
} from './archive-layout.js';
import type { ByteSource } from './byte-source.js';
import { malformedArchive, type Refusal } from '../refusal.js';
import { requireFileNames } from './file-names.js';

const endSize = 22;
const zip64EndSize = 56 + 20;
const mostDirectory = 1 << 20;

/**
 * The files of an archive, once every byte around their contents is the one that `writeArchive` writes: nothing before,
 * between or behind them, no overlap, no comment, no compression, no file twice. Contents are not read; hold them
 * against `crc` with `checkContent`. Throws a `Refusal` for any other archive.
 */
export async function readArchive(source: ByteSource): Promise<PlacedFile[]> {
  const found = await directoryOf(source);
  requireFileNames(found.map(({ name }) => name));
  const { offset, bytes } = archiveEnd(found);
  const end = await source.read(offset, Math.max(0, Math.min(source.size - offset, bytes.length + 1)));
  requireSame(end, bytes, broken('its directory'));
  const placed = placeFiles(found);
  for (const file of placed) {
    const otherwise = broken(`the header of ${file.name}`);
    const header = fileHeader(file);
    requireSame(await source.read(file.offset, header.length), header, otherwise);
    const descriptor = fileDescriptor(file);
    requireSame(await source.read(file.content + file.size, descriptor.length), descriptor, otherwise);
  }
  return placed;
}

/** What the directory says of the files, before any of it is believed. */
async function directoryOf(source: ByteSource): Promise<ArchiveFile[]> {
  if (source.size < endSize) throw malformedArchive('it is too short for an archive', '檔案過短，並非壓縮檔');
  const tailSize = Math.min(source.size, endSize + zip64EndSize);
  const tail = viewOf(await source.read(source.size - tailSize, tailSize));
  const at = tailSize - endSize;
  if (tail.getUint32(at, true) !== 0x06054b50)
    throw malformedArchive('it does not end as an archive does', '檔案結尾不是壓縮檔的結尾');
  const size = tail.getUint32(at + 12, true);
  let offset = tail.getUint32(at + 16, true);
  if (offset === 0xffffffff) {
    if (tailSize < endSize + zip64EndSize) throw malformedArchive('its directory is nowhere', '找不到壓縮檔目錄');
    offset = numberAt(tail, 48);
  }
  if (size > mostDirectory || offset + size > source.size)
    throw malformedArchive('its directory is nowhere', '找不到壓縮檔目錄');
  return entriesOf(viewOf(await source.read(offset, size)));
}

function entriesOf(view: DataView): ArchiveFile[] {
  const files: ArchiveFile[] = [];
  for (let at = 0; at < view.byteLength;) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50)
      throw malformedArchive('its directory is broken', '壓縮檔目錄損壞');
    const [names, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    const next = at + 46 + names + extra + comment;
    if (next > view.byteLength) throw malformedArchive('its directory is broken', '壓縮檔目錄損壞');
    let size = view.getUint32(at + 24, true);
    if (size === 0xffffffff) {
      if (extra < 12) throw malformedArchive('its directory is broken', '壓縮檔目錄損壞');
      size = numberAt(view, at + 46 + names + 4);
    }
    const crc = view.getUint32(at + 16, true);
    const streamed = view.getUint16(at + 8, true) === 8;
    files.push({ name: asciiAt(view, at + 46, names), size, crc, streamed });
    at = next;
  }
  if (files.length > 0xffff) throw malformedArchive('it holds too many files', '檔案數量過多');
  return files;
}

function asciiAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}

function numberAt(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformedArchive('a size in it cannot be', '壓縮檔內的大小不合理');
  return Number(value);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function requireSame(found: Uint8Array, expected: Uint8Array, otherwise: Refusal): void {
  if (found.length !== expected.length || found.some((byte, i) => byte !== expected[i])) throw otherwise;
}

function broken(what: string): Refusal {
  return malformedArchive(
    `${what} is not as the product writes it: the archive was altered, or made by another program`,
    `${what === 'its directory' ? '壓縮檔目錄' : what.replace('the header of', '檔頭')} 與本產品寫出的不同：檔案已遭更動，或由其他程式產生`,
  );
}
