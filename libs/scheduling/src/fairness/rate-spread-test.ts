import { seededRandom } from '../statistics/seeded-random.js';

/** Hits of some members. */
export interface Rate {
  hits: number;
  of: number;
}

/**
 * Probability of a gap between the highest and the lowest of several rates at least as wide as seen, were the hits dealt
 * out by lot: looking for the widest of many gaps is counted in. By `draws` of a seed, (1 + as wide) / (1 + draws).
 */
export function rateSpreadTest(
  rates: readonly Rate[],
  { draws, seed }: { draws: number; seed: number },
): { gap: number; probability: number } {
  const all = rates.reduce((sum, { of }) => sum + of, 0);
  const hits = rates.reduce((sum, rate) => sum + rate.hits, 0);
  const gapOf = (counts: readonly number[]) => {
    const shares = counts.map((count, at) => count / (rates[at]?.of ?? 1));
    return Math.max(...shares) - Math.min(...shares);
  };
  const gap = gapOf(rates.map((rate) => rate.hits));
  const random = seededRandom(seed);
  let wide = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    let [left, members] = [hits, all];
    // Goes through everybody once and deals each the hits that are left with their share: a draw without putting back.
    const counts = rates.map(({ of }) => {
      let count = 0;
      for (let member = 0; member < of; member += 1) {
        if (random() * members < left) {
          count += 1;
          left -= 1;
        }
        members -= 1;
      }
      return count;
    });
    wide += gapOf(counts) >= gap - 1e-12 ? 1 : 0;
  }
  return { gap, probability: wide / (draws + 1) };
}
