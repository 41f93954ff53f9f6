import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fisherExact } from './fisher-exact.js';

describe('fisherExact', () => {
  // Fisher's tea-tasting table, and values that R's fisher.test gives.
  it.each([
    [3, 4, 1, 4, 0.4857143],
    [4, 4, 0, 4, 0.02857143],
    [1, 10, 11, 14, 0.002759456],
    [0, 5, 0, 5, 1],
    [5, 5, 5, 5, 1],
  ])('%i of %i against %i of %i', (hits, size, otherHits, otherSize, expected) => {
    expect(fisherExact(hits, size, otherHits, otherSize)).toBeCloseTo(expected, 6);
  });

  it('is a probability, the same from either side, and 1 for equal shares', () => {
    const table = fc.nat(40).chain((size) => fc.tuple(fc.nat(size), fc.constant(size)));
    fc.assert(
      fc.property(table, table, ([hits, size], [otherHits, otherSize]) => {
        const one = fisherExact(hits, size, otherHits, otherSize);
        expect(one).toBeGreaterThan(0);
        expect(one).toBeLessThanOrEqual(1);
        expect(fisherExact(otherHits, otherSize, hits, size)).toBeCloseTo(one, 9);
        expect(fisherExact(size - hits, size, otherSize - otherHits, otherSize)).toBeCloseTo(one, 9);
        expect(fisherExact(hits, size, hits, size)).toBeCloseTo(1, 9);
      }),
    );
  });
});
