import { logGamma } from './log-gamma.js';

/**
 * The least count k with P(X <= k) >= `share`, X negative binomial with this mean and a variance so many times the mean; the
 * Poisson distribution where they are alike. Summed in logarithms, so that the first terms of large means do not vanish, and from
 * nine standard deviations below the mean: P(X <= mean - 9σ) is below exp(-81/2), as for every sum of ever more and smaller positive
 * terms (Maurer, A bound on the deviation probability for sums of non-negative random variables, 2003).
 */
export function negativeBinomialQuantile(mean: number, varianceToMean: number, share: number): number {
  if (mean <= 0) return 0;
  const isPoisson = varianceToMean - 1 < 1e-9;
  const size = isPoisson ? 0 : mean / (varianceToMean - 1);
  const deviation = Math.sqrt(mean * Math.max(1, varianceToMean));
  let count = Math.max(0, Math.floor(mean - 9 * deviation));
  let logTerm = isPoisson
    ? count * Math.log(mean) - mean - logGamma(count + 1)
    : logGamma(count + size) -
      logGamma(size) -
      logGamma(count + 1) -
      size * Math.log(varianceToMean) +
      count * Math.log1p(-1 / varianceToMean);
  let sum = Math.exp(logTerm);
  const most = mean + 50 * deviation + 50;
  while (sum < share && count < most) {
    count += 1;
    // The probability of k from that of k - 1 (Johnson, Kemp, Kotz: Univariate Discrete Distributions, 2005, section 5.1).
    logTerm += Math.log(
      isPoisson ? mean / count : ((size + count - 1) / count) * ((varianceToMean - 1) / varianceToMean),
    );
    sum += Math.exp(logTerm);
  }
  return count;
}
