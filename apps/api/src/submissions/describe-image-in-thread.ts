import { describeImage, type BytesDescription, type DescribeOptions, type UnreadableImage } from '@countersign/checks';
import type { BlobPlace } from '@countersign/storage';
import { threadBlobs } from '../threads/thread-blobs.js';

/** What the bytes of an image say. Runs in a thread: parsers of manifests and metadata meet what strangers wrote. */
export async function describeImageInThread({
  place,
  digest,
  ...options
}: DescribeOptions & { place: BlobPlace; digest: string }): Promise<BytesDescription | UnreadableImage> {
  return describeImage(await threadBlobs(place).read(digest), options);
}
