import { describe, expect, it } from '@jest/globals';
import { ProductError } from '@countersign/contracts';
import { tooSlow } from '@countersign/storage';
import { imageExplainability } from '../kinds/image-explainability.js';
import { runImageCheck } from './testing/run-image-check.js';
import { unreadableBy } from './unreadable-image.js';

describe('an image that cannot be read', () => {
  it('is told as such by a refusal of its bytes, by no other error', () => {
    const detail = { en: 'Damaged.', 'zh-TW': '已損壞。' };
    expect(unreadableBy(new ProductError('unsupported-media-type', detail))).toEqual({ refusal: detail });
    expect(() => unreadableBy(new Error('The disk is away.'))).toThrow('The disk is away.');
    expect(() => unreadableBy(tooSlow('image/png', 20))).toThrow('takes longer than 20 seconds');
  });

  it('is no finding where reading took too long: the check fails, names it, and may be tried again', async () => {
    const slow = runImageCheck(imageExplainability, [{ bytes: Buffer.alloc(1) }], {
      readBlob: () => Promise.reject(tooSlow('image/png', 20)),
    });
    await expect(slow).rejects.toMatchObject({
      detail: {
        en: expect.stringMatching(/^The image: Decoding the image\/png takes longer than 20 seconds/),
        'zh-TW': expect.stringMatching(/^圖片：image\/png 解碼超過 20 秒/),
      },
    });
  });
});
