import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundScale } from './round-scale.js';

describe('roundScale', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [40, [0, 10, 20, 30, 40]],
    [41, [0, 20, 40, 60]],
    [1234, [0, 500, 1000, 1500]],
  ])('of %d', (most, scale) => {
    expect(roundScale(most)).toEqual(scale);
  });

  it('reaches every count in whole steps, five figures at most', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (most) => {
        const scale = roundScale(most);
        expect(scale.at(-1)).toBeGreaterThanOrEqual(most);
        expect(scale.length).toBeLessThanOrEqual(5);
        expect(scale.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
