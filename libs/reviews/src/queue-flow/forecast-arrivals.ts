import { negativeBinomialQuantile } from '../quality/statistics/negative-binomial-quantile.js';

const daysOfWeek = 7;
const mostWeeks = 4;
const leastWeeks = 2;

/** What may come in on one day, with its interval of 80 %. */
export interface ExpectedDay {
  expected: number;
  from: number;
  to: number;
}

export interface Forecast {
  /** Weeks that it rests on. */
  weeks: number;
  /** The seven days that begin two days after the last of those counted: the day between is not over. */
  days: ExpectedDay[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * How many times the mean the counts of one weekday vary around it: Pearson's statistic over its degrees of freedom, of all
 * weekdays together (McCullagh, Nelder 1989, section 4.5); 1 at least, as of a Poisson process.
 */
function dispersionOf(weekdays: readonly (readonly number[])[], weeks: number): number {
  const busy = weekdays.filter((counts) => sum(counts) > 0);
  const pearson = sum(
    busy.map((counts) => {
      const mean = sum(counts) / weeks;
      return sum(counts.map((count) => (count - mean) ** 2 / mean));
    }),
  );
  return busy.length === 0 ? 1 : Math.max(1, pearson / (busy.length * (weeks - 1)));
}

/**
 * The mean of the same weekday in the last whole weeks, four at most, with the interval of 80 % of a negative binomial
 * distribution whose variance is that of one day and of the mean itself. Null of fewer than two weeks. `daily` are the counts of
 * whole days, oldest first.
 */
export function forecastArrivals(daily: readonly number[]): Forecast | null {
  const weeks = Math.min(mostWeeks, Math.floor(daily.length / daysOfWeek));
  if (weeks < leastWeeks) return null;
  const used = daily.slice(-weeks * daysOfWeek);
  const weekdays = Array.from({ length: daysOfWeek }, (_, weekday) =>
    used.filter((_count, index) => index % daysOfWeek === weekday),
  );
  const varianceToMean = dispersionOf(weekdays, weeks) * (1 + 1 / weeks);
  const days = weekdays.map((_, offset): ExpectedDay => {
    // The days used begin on the weekday that follows the last of them.
    const expected = sum(weekdays[(offset + 1) % daysOfWeek] ?? []) / weeks;
    const quantile = (share: number) => negativeBinomialQuantile(expected, varianceToMean, share);
    return { expected, from: quantile(0.1), to: quantile(0.9) };
  });
  return { weeks, days };
}
