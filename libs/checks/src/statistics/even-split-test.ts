/**
 * Two-sided exact binomial test of an even split: the probability, were both sides equally likely, of a split at least as uneven
 * as `one` against `other`.
 */
export function evenSplitTest(one: number, other: number): number {
  const all = one + other;
  const fewer = Math.min(one, other);
  if (one === other) return 1;
  // log C(all, k) - all log 2, summed from k = 0 to the smaller side.
  let log = -all * Math.LN2;
  let sum = Math.exp(log);
  for (let k = 1; k <= fewer; k += 1) {
    log += Math.log((all - k + 1) / k);
    sum += Math.exp(log);
  }
  return Math.min(1, 2 * sum);
}
