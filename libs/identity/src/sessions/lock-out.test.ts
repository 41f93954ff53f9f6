import { describe, expect, it } from '@jest/globals';
import { lockSeconds } from './lock-out.js';

describe('lockSeconds', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 60],
    [6, 120],
    [10, 1920],
    [11, 3600],
    [12, 3600],
    [100_000, 3600],
  ])('after %d failures: %d s', (failures, seconds) => {
    expect(lockSeconds(failures)).toBe(seconds);
  });
});
