import { seededRandom } from '@countersign/checks';

/** A figure with its 95 % interval. */
export interface Interval {
  value: number;
  from: number;
  to: number;
}

const draws = 1000;
const seed = 20_261_129;

/** The middle 95 % of values. */
export function middle(values: readonly number[], value: number): Interval {
  const sorted = values.filter((item) => !Number.isNaN(item)).sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { value, from: at(0.025), to: at(0.975) };
}

/** A figure of items with the interval that a bootstrap over their clusters gives (Field and Welsh 2007): 1,000 draws, percentiles. */
export function clusterInterval<T extends { cluster: string }>(
  items: readonly T[],
  figure: (items: readonly T[]) => number,
): Interval {
  const clusters = [...Map.groupBy(items, ({ cluster }) => cluster).values()];
  const random = seededRandom(seed);
  const values = Array.from({ length: draws }, () => {
    const drawn: T[] = [];
    for (let at = 0; at < clusters.length; at += 1) {
      drawn.push(...(clusters[Math.floor(random() * clusters.length)] ?? []));
    }
    return figure(drawn);
  });
  return middle(values, figure(items));
}
