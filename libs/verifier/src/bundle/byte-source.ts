/** Bytes that can be read at any place: a file of the system, a file dropped on a page, or memory. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes from `offset` on, all of which exist. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** What browsers call a file. */
export interface BlobLike {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** A file of the browser as a source. */
export function blobSource(blob: BlobLike): ByteSource {
  return {
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/** Large enough that reads are few, small enough that memory does not matter. */
const pieceSize = 1 << 20;

/** A stretch of a source in pieces, in order. */
export async function* readPieces(source: ByteSource, offset = 0, length = source.size): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < length; done += pieceSize) {
    yield await source.read(offset + done, Math.min(pieceSize, length - done));
  }
}
