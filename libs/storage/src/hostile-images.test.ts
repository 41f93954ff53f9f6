import { describe, expect, it } from '@jest/globals';
import { ProductError } from '@countersign/contracts';
import { hostileImages, imageFormats, mutate, seedImage } from '@countersign/testing';
import { imageInfo } from './image-info.js';
import { judgeImage } from './judge-image.js';
import { preview } from './preview.js';

/** Takes the bytes in as the store does, then shows them; answers what became of them. Anything but a refusal for people is thrown. */
async function fateOf(bytes: Buffer): Promise<'refused' | 'shown'> {
  try {
    judgeImage(bytes);
    const copy = await preview(bytes, 64);
    expect(imageInfo(copy.bytes)).toMatchObject({ mediaType: 'image/webp', width: copy.width, height: copy.height });
    expect(Math.max(copy.width, copy.height)).toBeLessThanOrEqual(64);
    return 'shown';
  } catch (error) {
    if (!(error instanceof ProductError)) throw error;
    expect(['unsupported-media-type', 'too-large']).toContain(error.code);
    expect(error.detail['zh-TW']).toMatch(/[\u4e00-\u9fff].*。$/);
    return 'refused';
  }
}

const residentMb = (): number => process.memoryUsage.rss() / 1_048_576;

describe('hostile images', () => {
  it('are refused for people, or shown safely, and cost little memory', async () => {
    const images = await hostileImages();
    for (const { name, bytes, end } of images) {
      const before = residentMb();
      const fate = await fateOf(bytes);
      expect({ name, fate: end === 'refused' ? fate : 'safe' }).toEqual({ name, fate: end });
      expect({ name, took: residentMb() - before > 400 ? 'more than 400 MB' : 'little' }).toEqual({
        name,
        took: 'little',
      });
    }
  }, 120_000);

  it.each(imageFormats)('are refused as a %s cut at every twentieth', async (format) => {
    const whole = await seedImage(format);
    expect(await fateOf(whole)).toBe('shown');
    for (let part = 0; part < 20; part += 1) {
      expect(await fateOf(whole.subarray(0, Math.floor((whole.length * part) / 20)))).toBe('refused');
    }
  });

  it.each(imageFormats)(
    'are refused or shown safely as 200 mutations of a %s',
    async (format) => {
      const whole = await seedImage(format);
      const fates = { refused: 0, shown: 0 };
      for (let seed = 1; seed <= 200; seed += 1) fates[await fateOf(mutate(whole, seed))] += 1;
      // Else the mutations would be too coarse to reach the decoders.
      expect(fates.refused).toBeGreaterThan(20);
    },
    120_000,
  );
});
