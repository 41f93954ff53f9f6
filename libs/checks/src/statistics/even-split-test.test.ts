import { describe, expect, it } from '@jest/globals';
import { evenSplitTest } from './even-split-test.js';

describe('evenSplitTest', () => {
  it.each([
    // Sums of binomial coefficients over 2^n, doubled.
    [5, 5, 1],
    [10, 0, 2 / 1024],
    [0, 10, 2 / 1024],
    [9, 1, (2 * 11) / 1024],
    [8, 2, (2 * 56) / 1024],
    [1, 0, 1],
    [0, 0, 1],
  ])('%d against %d is as uneven as chance makes it with p = %d', (one, other, p) => {
    expect(evenSplitTest(one, other)).toBeCloseTo(p, 12);
  });

  it('holds for many', () => {
    expect(evenSplitTest(5000, 5000)).toBe(1);
    expect(evenSplitTest(5200, 4800)).toBeGreaterThan(0);
    expect(evenSplitTest(5200, 4800)).toBeLessThan(0.001);
  });
});
