import { ProductError, type LocalizedText, type ProblemCode } from '@countersign/contracts';
import { preview, type BlobPlace, type Preview, type PreviewOf } from '@countersign/storage';
import { threadBlobs } from '../threads/thread-blobs.js';

/** Why there is no copy; a refusal as plain data, since threads hand over no classes. */
export interface RefusedPreview {
  refusal: { code: ProblemCode; detail: LocalizedText };
}

/** A copy of an image for the viewer. Runs in a thread: decoders meet what strangers wrote. */
export async function previewInThread({
  place,
  digest,
  maxEdge,
  part,
  frame,
}: PreviewOf & { place: BlobPlace }): Promise<Preview | RefusedPreview> {
  try {
    return await preview(await threadBlobs(place).read(digest), maxEdge, { part, frame });
  } catch (error) {
    if (error instanceof ProductError) return { refusal: { code: error.code, detail: error.detail } };
    throw error;
  }
}
