/** What a probability promised and what came. */
export interface Forecast {
  probability: number;
  positive: boolean;
}

export interface ReliabilityBin {
  /** Bounds of the bin; the upper one is inside in the last bin only. */
  from: number;
  to: number;
  count: number;
  /** Mean probability and share of positive labels; null in an empty bin. */
  promised: number | null;
  seen: number | null;
}

export interface Reliability {
  count: number;
  bins: ReliabilityBin[];
  /** Expected calibration error: mean distance of promised and seen, weighed by the bins' counts (Naeini and others 2015). */
  expectedError: number;
  /** Mean squared distance of probability and label (Brier 1950). */
  brier: number;
}

/** The reliability diagram of forecasts in bins of the same width; null without forecasts. */
export function reliability(forecasts: readonly Forecast[], bins = 10): Reliability | null {
  if (forecasts.length === 0) return null;
  const sums = Array.from({ length: bins }, () => ({ count: 0, probability: 0, positive: 0 }));
  let squares = 0;
  for (const { probability, positive } of forecasts) {
    const sum = sums[Math.min(bins - 1, Math.floor(probability * bins))];
    squares += (probability - Number(positive)) ** 2;
    if (!sum) continue;
    sum.count += 1;
    sum.probability += probability;
    sum.positive += Number(positive);
  }
  const distance = sums.reduce((total, { probability, positive }) => total + Math.abs(probability - positive), 0);
  return {
    count: forecasts.length,
    bins: sums.map(({ count, probability, positive }, at) => ({
      from: at / bins,
      to: (at + 1) / bins,
      count,
      promised: count === 0 ? null : probability / count,
      seen: count === 0 ? null : positive / count,
    })),
    expectedError: distance / forecasts.length,
    brier: squares / forecasts.length,
  };
}
