/** Arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Count, sum and sum of squares of values, taken from a common centre so that they can be subtracted without loss. */
export interface Moments {
  count: number;
  sum: number;
  squares: number;
}

/** Moments of values about a centre near them. */
export function momentsOf(values: readonly number[], centre: number): Moments {
  const moments = { count: 0, sum: 0, squares: 0 };
  for (const value of values) {
    moments.count += 1;
    moments.sum += value - centre;
    moments.squares += (value - centre) ** 2;
  }
  return moments;
}

/** Moments of what is left of a set when a part is taken out; both about the same centre. */
export function without(whole: Moments, part: Moments): Moments {
  return {
    count: whole.count - part.count,
    sum: whole.sum - part.sum,
    squares: whole.squares - part.squares,
  };
}

/** Sum of squared distances from the mean, which is variance times (count - 1). */
export function scatter({ count, sum, squares }: Moments): number {
  return count === 0 ? 0 : Math.max(0, squares - sum ** 2 / count);
}

/**
 * Gini coefficient of non-negative values: 0 when all are equal, (n - 1) / n when one has everything; null when the sum
 * is 0. Sum over the ascending values of (2i - n - 1) x_i, divided by n times their sum.
 */
export function gini(values: readonly number[]): number | null {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return null;
  const weighted = [...values]
    .sort((a, b) => a - b)
    .reduce((sum, value, index) => sum + (2 * (index + 1) - values.length - 1) * value, 0);
  return weighted / (values.length * total);
}

/** Differences below this share of the values' own size are rounding. */
const rounding = 1e-9;

/** Mean of the first minus mean of the second, and Cohen's d: the same in units of the pooled standard deviation. */
export interface MeanDifference {
  difference: number;
  /** 0 when the means are equal; null when they differ and nothing varies, so that there is no unit. */
  standardised: number | null;
}

/** Compares two non-empty sets by their moments about the same centre. */
export function meanDifference(one: Moments, other: Moments): MeanDifference {
  const size = Math.sqrt((one.squares + other.squares) / (one.count + other.count));
  const difference = one.sum / one.count - other.sum / other.count;
  if (Math.abs(difference) <= rounding * size) return { difference: 0, standardised: 0 };
  const freedom = one.count + other.count - 2;
  const deviation = freedom > 0 ? Math.sqrt((scatter(one) + scatter(other)) / freedom) : 0;
  return { difference, standardised: deviation <= rounding * size ? null : difference / deviation };
}
