import type { BlobStore } from './blob-store.js';
import { fileBlobStore } from './file-blob-store.js';
import { join } from 'node:path';
import { s3BlobStore } from './s3/s3-blob-store.js';
import type { S3Settings } from './s3/s3-settings.js';

/** Where blobs lie: files below `folder`, or a bucket; then `folder` only holds what is being taken in. Plain data, so that threads can be given it. */
export interface BlobPlace {
  folder: string;
  s3: S3Settings | null;
}

/** The store of this place; nothing is asked of it yet. */
export function openBlobStore({ folder, s3 }: BlobPlace): BlobStore {
  return s3 ? s3BlobStore(s3, join(folder, 'incoming')) : fileBlobStore(folder);
}
