/** Natural logarithms of the factorials of 0 to n. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let i = 2; i <= n; i += 1) logs[i] = (logs[i - 1] ?? 0) + Math.log(i);
  return logs;
}

/**
 * Two-sided exact test of Fisher: the probability, were both groups alike, of a split at least as unlikely as `hits` of
 * `size` in the one and `otherHits` of `otherSize` in the other. Sums all tables with the same margins that are no likelier.
 */
export function fisherExact(hits: number, size: number, otherHits: number, otherSize: number): number {
  const all = size + otherSize;
  const allHits = hits + otherHits;
  const logs = logFactorials(all);
  const log = (n: number) => logs[n] ?? 0;
  const choose = (n: number, k: number) => log(n) - log(k) - log(n - k);
  const total = choose(all, allHits);
  const probability = (k: number) => Math.exp(choose(size, k) + choose(otherSize, allHits - k) - total);
  const seen = probability(hits) * (1 + 1e-7);
  let sum = 0;
  for (let k = Math.max(0, allHits - otherSize); k <= Math.min(size, allHits); k += 1) {
    const each = probability(k);
    if (each <= seen) sum += each;
  }
  return Math.min(1, sum);
}
