import { describeImage, type DescribeOptions, type UnreadableImage } from '@countersign/checks';
import type { ImageDescription } from '@countersign/contracts';

/** What the bytes of an image say. Runs in a thread: parsers of manifests and metadata meet what strangers wrote. */
export function describeImageInThread({
  bytes: { buffer, byteOffset, byteLength },
  ...options
}: DescribeOptions & { bytes: Uint8Array }): Promise<ImageDescription | UnreadableImage> {
  return describeImage(Buffer.from(buffer, byteOffset, byteLength), options);
}
