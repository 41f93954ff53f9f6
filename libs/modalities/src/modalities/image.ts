import { digest } from '@countersign/contracts';
import { z } from 'zod';
import type { ModalityDefinition } from '../modality-definition.js';
import { sha256Digest } from '../sha256-digest.js';

const declared = z.strictObject({
  width: z.int().min(1).max(100_000).optional(),
  height: z.int().min(1).max(100_000).optional(),
  mediaType: z.string().max(100).optional(),
  aiGenerated: z.boolean().optional(),
  /** With which it was made, where images of a set have seeds of their own; goes before the one of `generator`. */
  seed: z.int().optional(),
});

const content = z
  .strictObject({
    images: z
      .array(z.strictObject({ digest, altText: z.string().max(2000).optional(), declared: declared.optional() }))
      .min(1)
      .max(64),
  })
  .meta({ id: 'ImageContent' });

/** Decided on: the bytes of the image; of several, their digests in order, each followed by a line feed. */
export const image: ModalityDefinition<z.infer<typeof content>> = {
  name: 'image',
  content,
  digest: ({ images }) => {
    const [first] = images;
    if (images.length === 1 && first) return first.digest as ReturnType<typeof sha256Digest>;
    return sha256Digest(images.map((item) => `${item.digest}\n`).join(''));
  },
  blobs: ({ images }) => images.map((item) => item.digest),
  language: () => null,
};
