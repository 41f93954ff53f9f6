import { describe, expect, it } from '@jest/globals';
import { CheckFailedError } from '../check-pool.js';
import { gaveUp } from './gave-up.js';

describe('gaveUp', () => {
  it('is inconclusive, and says why in both languages where the check does', () => {
    const text = { en: 'It took too long.', 'zh-TW': '耗時過久。' };
    expect(gaveUp(2, new CheckFailedError(text.en, text))).toMatchObject({
      outcome: 'inconclusive',
      summary: {
        en: 'The check could not be finished after 2 attempts: It took too long. Look at the output without it.',
        'zh-TW': '檢核嘗試 2 次後仍無法完成：耗時過久。 請在沒有此檢核的情況下審查。',
      },
    });
    expect(gaveUp(1, new Error('Out of paper.')).summary.en).toContain('after 1 attempt: Out of paper.');
  });
});
