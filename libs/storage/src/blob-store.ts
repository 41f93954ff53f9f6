import type { Readable } from 'node:stream';
import type { Digest } from '@countersign/contracts';
import type { PutLimits } from './blob-limits.js';
import type { ImageMediaType } from './headers/header.js';

/**
 * A stored blob: its SHA-256, its bytes counted, its media type by content (never by what the sender said), its pixels as
 * stored, before any EXIF orientation.
 */
export interface StoredBlob {
  digest: Digest;
  size: number;
  mediaType: ImageMediaType;
  width: number;
  height: number;
}

/** Image blobs by their SHA-256. The same bytes are stored once; what was stored never changes. */
export interface BlobStore {
  /** Stores the bytes, durably before it answers. Refuses with `too-large`, `unsupported-media-type`, or `invalid-body` for another digest than the one asked for, and then keeps nothing. */
  put(content: Readable | Uint8Array, limits?: PutLimits): Promise<StoredBlob>;
  /** Answers and refuses as `put`, and keeps nothing. */
  judge(content: Readable | Uint8Array, limits?: PutLimits): Promise<StoredBlob>;
  /** A stream of the bytes; the caller reads or destroys it. Throws `not-found`. */
  open(digest: string): Promise<Readable>;
  /** All bytes, their hash checked again. Throws `not-found`. */
  read(digest: string): Promise<Buffer>;
  has(digest: string): Promise<boolean>;
  /** Deletes the bytes; what is not there is as good as deleted. */
  remove(digest: string): Promise<void>;
  /** Throws, with what to do about it, where the store cannot be reached or may not be used. */
  check(): Promise<void>;
}
