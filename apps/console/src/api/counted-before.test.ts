import { describe, expect, it } from '@jest/globals';
import { isCountedBefore } from './counted-before.js';

describe('isCountedBefore', () => {
  it.each([
    ['counted for this page, told before', 50_000, { readBegan: 50_100, countedAt: 50_150 }, false],
    ['counted for this page, told while it was read', 50_120, { readBegan: 50_100, countedAt: 50_150 }, true],
    ['kept from before, and read after it was told', 50_000, { readBegan: 50_100, countedAt: 20_000 }, true],
    ['kept, and counted after it was told', 50_000, { readBegan: 90_000, countedAt: 60_000 }, false],
    ['kept, and counted in the same moment', 50_000, { readBegan: 90_000, countedAt: 51_000 }, true],
    ['nothing was told', 0, { readBegan: 90_000, countedAt: 60_000 }, false],
  ])('%s', (_, toldAt, counts, expected) => {
    expect(isCountedBefore(toldAt, counts)).toBe(expected);
  });
});
