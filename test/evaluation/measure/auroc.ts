import type { Scored } from './scored.ts';

/** The share of pairs of a good and a bad item in which the good one scores higher, ties half (Mann and Whitney 1947); NaN with one kind only. */
export function auroc(items: readonly Pick<Scored, 'score' | 'good'>[]): number {
  const sorted = [...items].sort((one, other) => one.score - other.score);
  const good = items.filter((item) => item.good).length;
  let ranks = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at += 1) if (sorted[at]?.good) ranks += rank;
    from = to;
  }
  return (ranks - (good * (good + 1)) / 2) / (good * (items.length - good));
}
