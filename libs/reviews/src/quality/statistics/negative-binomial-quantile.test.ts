import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { negativeBinomialQuantile } from './negative-binomial-quantile.js';

describe('negativeBinomialQuantile', () => {
  it('of mean 4 and variance 8 (size 4, p 1/2) by hand: P(X <= 0) = 1/16, P(X <= 3) = 1/2, P(X <= 7) = .8867, P(X <= 8) = .9270', () => {
    const shares = [0.06, 0.0626, 0.1, 0.4999, 0.5001, 0.88, 0.9];
    expect(shares.map((share) => negativeBinomialQuantile(4, 2, share))).toEqual([0, 1, 1, 3, 4, 7, 8]);
  });

  it('is that of Poisson where variance and mean are alike: of mean 4, P(X <= 1) = .0916, P(X <= 2) = .2381, P(X <= 6) = .8893, P(X <= 7) = .9489', () => {
    const shares = [0.09, 0.1, 0.238, 0.889, 0.89, 0.9];
    const expected = [1, 2, 2, 6, 7, 7];
    expect(shares.map((share) => negativeBinomialQuantile(4, 1, share))).toEqual(expected);
    expect(shares.map((share) => negativeBinomialQuantile(4, 1.000_001, share))).toEqual(expected);
  });

  it('grows with share and spread, also of means whose first term is too small for a number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 20_000, noNaN: true }),
        fc.double({ min: 1, max: 9, noNaN: true }),
        (mean, ratio) => {
          const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => negativeBinomialQuantile(mean, ratio, share));
          const spread = Math.sqrt(mean * ratio);
          expect(low).toBeLessThanOrEqual(Number(middle));
          expect(middle).toBeLessThanOrEqual(Number(high));
          // The median lies within one standard deviation, these quantiles within three (Cantelli 1928).
          expect(Math.abs(Number(middle) - mean)).toBeLessThanOrEqual(spread + 1);
          expect(Number(high)).toBeLessThanOrEqual(mean + 3 * spread + 1);
          expect(Number(low)).toBeGreaterThanOrEqual(mean - 3 * spread - 1);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes few steps of large means: as of the normal distribution there, 1.2815515655 standard deviations from the mean', () => {
    const log = jest.spyOn(Math, 'log');
    try {
      for (const [mean, ratio] of [
        [2e5, 1],
        [2e5, 3],
      ] as const) {
        const deviation = Math.sqrt(mean * ratio);
        const [low, high] = [0.1, 0.9].map((share) => negativeBinomialQuantile(mean, ratio, share));
        expect((Number(low) - mean) / deviation).toBeCloseTo(-1.281_551_565_5, 2);
        expect((Number(high) - mean) / deviation).toBeCloseTo(1.281_551_565_5, 2);
      }
      expect(log.mock.calls.length).toBeLessThan(100_000);
    } finally {
      log.mockRestore();
    }
  });

  it('is none of nothing', () => {
    expect(negativeBinomialQuantile(0, 2, 0.9)).toBe(0);
  });
});
