import { maxTextLength } from '@countersign/contracts';
import { z } from 'zod';
import type { ModalityDefinition } from '../modality-definition.js';
import { sha256Digest } from '../sha256-digest.js';

const content = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .max(maxTextLength)
      .refine((value) => value.isWellFormed(), 'must not hold lone surrogates'),
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 tag')
      .optional(),
  })
  .meta({ id: 'TextContent' });

/** Decided on: the UTF-8 bytes of `text`. */
export const text: ModalityDefinition<z.infer<typeof content>> = {
  name: 'text',
  content,
  digest: (value) => sha256Digest(value.text),
  blobs: () => [],
  language: (value) => value.language ?? null,
};
