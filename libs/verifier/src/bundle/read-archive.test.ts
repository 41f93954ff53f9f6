import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import { archiveEnd, fileDescriptor, fileHeader, placeFiles, type ArchiveFile } from './archive-layout.js';
import { memorySource, type ByteSource } from './byte-source.js';
import { crc32 } from '#crc32';
import { readArchive } from './read-archive.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A ZIP archive as other programs write it: `extra` bytes before the end, fields at will. */
function foreign(
  files: { name: string; content: Uint8Array; method?: number; size?: number; offset?: number }[],
  { behind = '', comment = '' } = {},
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, method = 0, size = content.length, offset } of files) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset ?? at, 10);
    directory.push(Buffer.from('PK\x01\x02\x2d\x00', 'latin1'), fields, rest, Buffer.from(name));
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), content]);
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  const tail = [Buffer.from('PK\x05\x06'), end, Buffer.from(comment), Buffer.from(behind)];
  return new Uint8Array(Buffer.concat([...parts, central, ...tail]));
}

const file = (name: string, content = 'x') => ({ name, content: bytes(content) });

describe('readArchive', () => {
  it('reads a plain archive of stored files', async () => {
    const archive = foreign([file('a.txt', 'one'), file('b/c.txt', 'two')]);
    const read = await readArchive(memorySource(archive));
    expect(read.map(({ name, size, streamed }) => [name, size, streamed])).toEqual([
      ['a.txt', 3, false],
      ['b/c.txt', 3, false],
    ]);
  });

  it.each<[string, Uint8Array]>([
    ['nothing', bytes('')],
    ['something else', bytes('not an archive at all, but long enough')],
    ['a path upwards', foreign([file('../a')])],
    ['a path upwards inside', foreign([file('a/../../b')])],
    ['an absolute path', foreign([file('/etc/passwd')])],
    ['a path of Windows', foreign([file('a\\b')])],
    ['a drive of Windows', foreign([file('C:x')])],
    ['a device of Windows', foreign([file('aux.txt')])],
    ['a hidden file', foreign([file('.profile')])],
    ['a folder', foreign([file('a/')])],
    ['a name that is not ASCII', foreign([file('報告')])],
    ['a name with a zero byte', foreign([file('a\0b')])],
    ['a name twice', foreign([file('a'), file('a')])],
    ['a name twice in another case', foreign([file('a'), file('A')])],
    ['a file that is a folder too', foreign([file('a'), file('a/b')])],
    [
      'a bomb',
      foreign([{ ...file('a'), content: deflateRawSync(Buffer.alloc(10_000_000)), method: 8, size: 10_000_000 }]),
    ],
    ['a size that is not its content', foreign([{ ...file('a'), size: 1_000_000 }])],
    ['a size beyond all bounds', foreign([{ ...file('a'), size: 0xffffffff }])],
    ['files that overlap', foreign([file('a', 'long enough content'), { ...file('b'), offset: 0 }])],
    ['a file out of place', foreign([{ ...file('a'), offset: 7 }])],
    ['a comment', foreign([file('a')], { comment: 'hello' })],
    ['bytes behind it', foreign([file('a')], { behind: '\0' })],
    ['another archive before it', new Uint8Array(Buffer.concat([foreign([file('a')]), foreign([file('b')])]))],
  ])('refuses %s', async (_, archive) => {
    await expect(readArchive(memorySource(archive))).rejects.toMatchObject({ code: 'malformed-archive' });
  });

  it('reads archives beyond four gigabytes, and refuses another place or size in them', async () => {
    const files: ArchiveFile[] = [
      { name: 'small', size: 5, crc: 1, streamed: false },
      { name: 'large', size: 5_000_000_000, crc: 2, streamed: true },
      { name: 'behind', size: 7, crc: 3, streamed: false },
    ];
    const large = hollow(files);
    const read = await readArchive(large.source);
    expect(read.map(({ name, size, crc }) => ({ name, size, crc }))).toEqual(
      files.map(({ name, size, crc }) => ({ name, size, crc })),
    );
    const { bytes: end } = archiveEnd(files);
    const accepted: number[] = [];
    for (let bit = 0; bit < 8 * end.length; bit += 1) {
      end[bit >> 3] = (end[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (await readArchive(hollow(files, end).source).then(Boolean, () => false)) accepted.push(bit);
      end[bit >> 3] = (end[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    }
    expect(accepted).toEqual([]);
  });
});

/** An archive whose contents are zeros that take no memory. */
function hollow(files: readonly ArchiveFile[], directory?: Uint8Array): { source: ByteSource } {
  const end = archiveEnd(files);
  const parts = placeFiles(files).flatMap((placed) => [
    { at: placed.offset, bytes: fileHeader(placed) },
    { at: placed.content + placed.size, bytes: fileDescriptor(placed) },
  ]);
  parts.push({ at: end.offset, bytes: directory ?? end.bytes });
  const size = end.offset + end.bytes.length;
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const piece = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    for (const part of parts) {
      const from = Math.max(0, offset - part.at);
      const cut = part.bytes.subarray(from, Math.max(from, offset + length - part.at));
      if (cut.length > 0 && part.at + from - offset < piece.length) piece.set(cut, part.at + from - offset);
    }
    return piece;
  };
  return { source: { size, read } };
}
