import type { ImageLimits } from '@countersign/policy';
import sharp from 'sharp';
import { scriptedInference } from '../../testing/scripted-inference.js';
import { seenAgainstPrompt } from '../seen-against-prompt.js';
import { shippedLimits } from './shipped-limits.js';
import { subjectImageOf } from './subject-image-of.js';

/** A quarter of a picture. */
export type Quarter = 'top left' | 'top right' | 'bottom left' | 'bottom right';
const quarters: readonly Quarter[] = ['top left', 'top right', 'bottom left', 'bottom right'];

/**
 * Puts red pictures of 400 × 200 pixels to a model that answers with what it counts, for the picture as it is (null) and with a quarter
 * hidden; a null answer is silence.
 */
export async function questionsAbout(
  counts: (hidden: Quarter | null, picture: Uint8Array) => object[] | null,
  {
    limits,
    images = 1,
    missing = [],
    signal = new AbortController().signal,
  }: { limits?: ImageLimits; images?: number; missing?: string[]; signal?: AbortSignal } = {},
) {
  const bytes = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  let first: Buffer | null = null;
  let asked = 0;
  const inference = scriptedInference({
    vision: ({ image }) => {
      const picture = Buffer.from(image.bytes);
      first ??= picture;
      // The picture as it is comes first, and the quarters in their order.
      asked = picture.equals(first) ? 0 : asked + 1;
      const told = counts(asked === 0 ? null : (quarters[asked - 1] ?? null), image.bytes);
      return told && { text: JSON.stringify({ missing, counts: told, reason: 'As seen.' }) };
    },
  });
  const one = await subjectImageOf(bytes);
  const part = await seenAgainstPrompt(
    'three pumps',
    Array.from({ length: images }, (_, index) => ({ ...one, index })),
    {
      inference,
      signal,
      trustedSigners: null,
      images: limits ?? (await shippedLimits()),
      readBlob: () => Promise.resolve(bytes),
    },
  );
  return { ...part, inference };
}
