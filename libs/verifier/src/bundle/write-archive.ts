import { encodeHex, Sha256 } from '@countersign/tlog';
import { archiveEnd, fileDescriptor, fileHeader, type ArchiveFile } from './archive-layout.js';
import { crc32 } from '#crc32';
import { requireFileNames } from './file-names.js';

/** A file to write: all of it, or its chunks where it may be large. */
export interface FileToWrite {
  name: string;
  content: Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** A file that was written: its bytes, and `sha256:<hex>` over them. */
export interface WrittenFile {
  name: string;
  size: number;
  digest: string;
}

const encoder = new TextEncoder();
/** Small chunks are put together up to this size: a consumer pays for each. */
const chunkSize = 1 << 16;

/**
 * Writes files as a ZIP archive in the one layout that `readArchive` accepts: the same files give the same bytes. A file
 * may be made from what `written` holds of those before it. Keeps one chunk in memory, whatever the size of a file.
 */
export async function* writeArchive(
  files: Iterable<FileToWrite>,
  written: WrittenFile[] = [],
): AsyncGenerator<Uint8Array> {
  const headers: ArchiveFile[] = [];
  for (const { name, content } of files) {
    requireFileNames([...headers.map((header) => header.name), name]);
    const isWhole = content instanceof Uint8Array;
    const header: ArchiveFile = { name, size: 0, crc: 0, streamed: !isWhole };
    if (isWhole) Object.assign(header, { size: content.length, crc: crc32(content) });
    yield fileHeader(header);
    const hash = new Sha256();
    if (isWhole) {
      hash.update(content);
      yield content;
    } else {
      for await (const chunk of gathered(content)) {
        hash.update(chunk);
        header.crc = crc32(chunk, header.crc);
        header.size += chunk.length;
        yield chunk;
      }
      yield fileDescriptor(header);
    }
    headers.push(header);
    written.push({ name, size: header.size, digest: `sha256:${encodeHex(hash.digest())}` });
  }
  yield archiveEnd(headers).bytes;
}

async function* gathered(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') text += chunk;
    if (text.length < chunkSize && typeof chunk === 'string') continue;
    if (text !== '') yield encoder.encode(text);
    text = '';
    if (typeof chunk !== 'string') yield chunk;
  }
  if (text !== '') yield encoder.encode(text);
}
