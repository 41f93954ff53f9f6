import type { Digest, Modality } from '@countersign/contracts';
import type { z } from 'zod';

/** One kind of output: a file in `modalities/` named after `name`. Pure. */
export interface ModalityDefinition<Content = unknown> {
  name: Modality;
  /** Schema of `content` in a submission; refuses what is over the limits. */
  content: z.ZodType<Content>;
  /** SHA-256 of the exact bytes that are decided on; which bytes is said at each modality. */
  digest(content: Content): Digest;
  /** Digests of the stored blobs that the content refers to. */
  blobs(content: Content): string[];
  /** Language tag of the content where it states one, in its canonical form: the content keeps what was sent. */
  language(content: Content): string | null;
}
