import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ImageContent } from '@countersign/modalities';
import type { Check } from '../check.js';
import { withoutModels } from '../inference.js';
import { imageBias } from '../kinds/image-bias.js';
import { imageExplainability } from '../kinds/image-explainability.js';
import { rememberedFacts } from './remember-facts.js';
import { draw, pngWith, textChunk } from './testing/image-files.js';

const subject = (digests: readonly string[]) => ({
  title: 'Test',
  content: { images: digests.map((digest) => ({ digest, altText: 'A pump' })) },
  generator: { provider: 'example', model: 'example-image-1' },
  sources: [],
  rationale: null,
  affected: null,
  publicInterest: false,
  disclosure: null,
});

/** Facts of the bytes, and how often the bytes were read: without them nothing is decoded. */
function counted(bytes: Buffer) {
  const state = { reads: 0 };
  const digest = createHash('sha256').update(bytes).digest('hex');
  const facts = (signers: string | null = null) =>
    rememberedFacts(digest, signers, () => {
      state.reads += 1;
      return Promise.resolve(bytes);
    });
  return { state, facts };
}

describe('rememberedFacts', () => {
  it('lets several checks of an output decode an image once', async () => {
    const bytes = await draw(37, 31).png().toBuffer();
    const reads: string[] = [];
    const context = {
      signal: new AbortController().signal,
      inference: withoutModels,
      trustedSigners: null,
      images: undefined,
      readBlob: (digest: string) => {
        reads.push(digest);
        return Promise.resolve(bytes);
      },
    };
    const run = (check: Check<ImageContent>) => check.run(subject(['the-pump']), context);
    await run(imageExplainability);
    await run(imageExplainability);
    expect(reads).toEqual(['the-pump']);
    // Only for the faces that it looks for are the bytes read again.
    await run(imageBias);
    expect(reads).toEqual(['the-pump', 'the-pump']);
  });

  it('reads again under other trusted signers', async () => {
    const { state, facts } = counted(await draw(38, 31).png().toBuffer());
    await facts();
    await facts('-----BEGIN CERTIFICATE-----');
    await facts();
    expect(state.reads).toBe(3);
  });

  it('keeps neither what cannot be read nor what is large, nor more than 64 images', async () => {
    const broken = counted(Buffer.from('no image'));
    const large = counted(await pngWith(textChunk('Comment', 'word '.repeat(30_000))));
    const texts = Array.from({ length: 450 }, (_, nth) => textChunk(`${nth}`.padEnd(79, 'k'), 'w'.repeat(120)));
    const long = counted(await pngWith(...texts));
    for (const { state, facts } of [broken, large, long]) {
      await facts();
      await facts();
      expect(state.reads).toBe(2);
    }
    const first = counted(await draw(20, 10).png().toBuffer());
    await first.facts();
    for (let nth = 0; nth < 64; nth += 1)
      await counted(
        await draw(20, 11 + nth)
          .png()
          .toBuffer(),
      ).facts();
    await first.facts();
    expect(first.state.reads).toBe(2);
  });
});
