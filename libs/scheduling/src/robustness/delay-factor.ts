/** How long an operation really takes, as a multiple of what was planned. */
export type DelayDistribution =
  /** Median 1; `sigma` is the standard deviation of its logarithm, about the relative deviation where small. */
  | { kind: 'lognormal'; sigma: number }
  /** From `low` to `high`, most likely `mode`; low ≤ mode ≤ high, none negative. */
  | { kind: 'triangular'; low: number; mode: number; high: number };

/** Draws factors of a distribution from uniform numbers; throws RangeError where the parameters make none. */
export function delayFactor(distribution: DelayDistribution, random: () => number): () => number {
  if (distribution.kind === 'lognormal') {
    const { sigma } = distribution;
    if (!(sigma >= 0 && sigma < 10)) throw new RangeError('sigma must lie between 0 and 10');
    return () => Math.exp(sigma * normal(random));
  }
  const { low, mode, high } = distribution;
  if (!(low >= 0 && low <= mode && mode <= high && high < Infinity))
    throw new RangeError('low, mode and high must ascend from 0 or more');
  const turn = high > low ? (mode - low) / (high - low) : 0;
  // Inverse of the distribution function.
  return () => {
    const share = random();
    return share < turn
      ? low + Math.sqrt(share * (high - low) * (mode - low))
      : high - Math.sqrt((1 - share) * (high - low) * (high - mode));
  };
}

/** A standard normal number (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
