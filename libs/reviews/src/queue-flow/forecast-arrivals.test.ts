import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forecastArrivals } from './forecast-arrivals.js';

/** Counts of whole weeks, zero on six of the seven weekdays. */
const weeksOf = (weekday: number, counts: readonly number[]): number[] =>
  counts.flatMap((count) => Array.from({ length: 7 }, (_, index) => (index === weekday ? count : 0)));

describe('forecastArrivals', () => {
  it('by hand: 2, 4, 6 and 8 on one weekday are 5, with 2 to 9 in 80 of 100', () => {
    // Pearson (9 + 1 + 1 + 9) / 5 over 3 is 4/3, times 5/4 for the mean's own variance: 5/3. Size 7.5, p .6:
    // P(X <= 1) = .0867, P(X <= 2) = .1973, P(X <= 8) = .8826, P(X <= 9) = .9261.
    const forecast = forecastArrivals(weeksOf(3, [2, 4, 6, 8]));
    expect(forecast?.weeks).toBe(4);
    // The days used end on weekday 6; then comes 0, which is not over, and the forecast begins with 1.
    const none = { expected: 0, from: 0, to: 0 };
    expect(forecast?.days).toEqual([none, none, { expected: 5, from: 2, to: 9 }, none, none, none, none]);
  });

  it('by hand: two weeks of 4 a day vary as Poisson and by the mean: variance 6, 1 to 7', () => {
    // Size 8, p 2/3: P(X <= 0) = .0390, P(X <= 1) = .1431, P(X <= 6) = .8505, P(X <= 7) = .9118.
    const forecast = forecastArrivals(Array.from({ length: 15 }, () => 4));
    expect([forecast?.weeks, forecast?.days]).toEqual([2, Array(7).fill({ expected: 4, from: 1, to: 7 })]);
  });

  it('needs two whole weeks, and looks no further back than four', () => {
    expect(forecastArrivals(Array.from({ length: 13 }, () => 4))).toBeNull();
    expect(forecastArrivals([])).toBeNull();
    const [early, late] = [Array.from({ length: 20 }, () => 900), weeksOf(1, [1, 1, 1, 1])];
    expect(forecastArrivals([...early, ...late])).toEqual(forecastArrivals(late));
  });

  it('expects in a week what came in a week, and gives each day the figures of its weekday', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 28, maxLength: 28 }), (daily) => {
        const days = forecastArrivals(daily)?.days ?? [];
        const week = daily.reduce((total, count) => total + count, 0) / 4;
        expect(days.reduce((total, { expected }) => total + expected, 0)).toBeCloseTo(week, 6);
        for (const { from, to } of days) expect(from).toBeLessThanOrEqual(to);
        // The same weeks a day later: what was the second day of the forecast is now its first.
        const later = forecastArrivals([...daily.slice(1), daily[0] ?? 0])?.days ?? [];
        expect(later.map(({ expected }) => expected)).toEqual(
          [...days.slice(1), ...days.slice(0, 1)].map(({ expected }) => expected),
        );
      }),
      { numRuns: 50 },
    );
  });
});
