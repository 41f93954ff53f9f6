/**
 * The least count k with P(X <= k) >= `share`, X negative binomial with this mean and a variance so many times the mean; the
 * Poisson distribution where they are alike. Summed from 0 in logarithms, so that the first terms of large means do not vanish.
 */
export function negativeBinomialQuantile(mean: number, varianceToMean: number, share: number): number {
  if (mean <= 0) return 0;
  // The probability of k from that of k - 1 (Johnson, Kemp, Kotz: Univariate Discrete Distributions, 2005, section 5.1).
  const isPoisson = varianceToMean - 1 < 1e-9;
  const size = isPoisson ? 0 : mean / (varianceToMean - 1);
  let logTerm = isPoisson ? -mean : -size * Math.log(varianceToMean);
  let count = 0;
  let sum = Math.exp(logTerm);
  const most = mean + 50 * Math.sqrt(mean * Math.max(1, varianceToMean)) + 50;
  while (sum < share && count < most) {
    count += 1;
    logTerm += Math.log(
      isPoisson ? mean / count : ((size + count - 1) / count) * ((varianceToMean - 1) / varianceToMean),
    );
    sum += Math.exp(logTerm);
  }
  return count;
}
