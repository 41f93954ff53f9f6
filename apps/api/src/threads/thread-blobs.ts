import { openBlobStore, type BlobPlace, type BlobStore } from '@countersign/storage';

let opened: BlobStore | undefined;

/** The store of images, as this thread has it: a thread reads what it works on itself, so that what waits for one holds no bytes. A process has one place. */
export function threadBlobs(place: BlobPlace): BlobStore {
  opened ??= openBlobStore(place);
  return opened;
}
