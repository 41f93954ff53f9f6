import { seededRandom } from '../statistics/seeded-random.js';
import { twoSidedNormal } from '../statistics/two-sided-normal.js';

/** Values of a group and of the others who are alike in all that may explain a difference. */
export interface Stratum {
  group: readonly number[];
  others: readonly number[];
}

/** A difference within strata and how likely chance makes one as large. */
export interface StratifiedTest {
  /**
   * Mean of the group minus mean of the others, within strata, weighted by n₁n₂/(n₁+n₂): the coefficient of the group in a
   * regression with one constant a stratum.
   */
  difference: number;
  /** Two-sided probability, were membership drawn by lot within each stratum. */
  probability: number;
  /** Every assignment counted, some drawn, or for large groups the normal law to which they tend. */
  by: 'counting' | 'drawing' | 'normal';
  /** Assignments counted or drawn. */
  draws: number;
}

/** With so many on both sides the sums of permutations are as good as normal. */
const large = 200;

/** Differences this much smaller than the one seen, relative to the values, count as equal: sums are rounded. */
const rounding = 1e-9;

/**
 * Permutation test within strata (Fisher 1935; Good 2005, ch. 3): exact where there are at most `draws` assignments, else by
 * `draws` of a seed, (1 + as extreme) / (1 + draws), or where both sides are 200 and more by the normal law with the
 * variance of permutations. Null where no stratum holds both. Cost: draws times the smaller side.
 */
export function stratifiedTest(
  strata: readonly Stratum[],
  { draws, seed }: { draws: number; seed: number },
): StratifiedTest | null {
  const mixed = strata.filter(({ group, others }) => group.length > 0 && others.length > 0).map(prepare);
  if (mixed.length === 0) return null;
  const weight = mixed.reduce((sum, it) => sum + it.weight, 0);
  const seen = mixed.reduce((sum, it) => sum + it.effect(it.groupSum), 0) / weight;
  const size = mixed.reduce((most, { values }) => values.reduce((so, value) => Math.max(so, Math.abs(value)), most), 0);
  const isExtreme = (value: number) => Math.abs(value) >= Math.abs(seen) - rounding * size;
  const assignments = mixed.reduce((product, { values, count }) => product * combinations(values.length, count), 1);
  if (assignments <= draws) {
    let extreme = 0;
    forEachAssignment(mixed, 0, 0, (value) => (extreme += isExtreme(value / weight) ? 1 : 0));
    return { difference: seen, probability: extreme / assignments, by: 'counting', draws: assignments };
  }
  if (mixed.reduce((sum, it) => sum + it.smaller, 0) >= large) {
    const deviation = Math.sqrt(mixed.reduce((sum, it) => sum + it.variance, 0)) / weight;
    const probability = deviation === 0 ? 1 : twoSidedNormal(seen / deviation);
    return { difference: seen, probability, by: 'normal', draws: 0 };
  }
  const random = seededRandom(seed);
  let extreme = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    const value = mixed.reduce((sum, it) => sum + it.effect(drawnGroupSum(it, random)), 0);
    extreme += isExtreme(value / weight) ? 1 : 0;
  }
  return { difference: seen, probability: extreme / (draws + 1), by: 'drawing', draws };
}

interface Prepared {
  values: number[];
  /** Members of the group. */
  count: number;
  groupSum: number;
  total: number;
  /** Members of the smaller side. */
  smaller: number;
  weight: number;
  /** Variance of the effect, were membership drawn by lot. */
  variance: number;
  /** Weighted difference of means when the group's values sum to this. */
  effect: (groupSum: number) => number;
}

function prepare({ group, others }: Stratum): Prepared {
  const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
  const [n, m] = [group.length, others.length];
  const total = sum(group) + sum(others);
  const weight = (n * m) / (n + m);
  const effect = (groupSum: number) => weight * (groupSum / n - (total - groupSum) / m);
  const values = [...group, ...others];
  const centre = total / values.length;
  const spread = values.reduce((squares, value) => squares + (value - centre) ** 2, 0) / Math.max(1, values.length - 1);
  // The weight is 1 / (1/n + 1/m), so that weight² times spread times (1/n + 1/m) is weight times spread.
  const variance = weight * spread;
  return { values, count: n, groupSum: sum(group), total, smaller: Math.min(n, m), weight, variance, effect };
}

/** Sum of the group's values when the smaller side is drawn without putting back; shuffles the values. */
function drawnGroupSum({ values, count, smaller, total }: Prepared, random: () => number): number {
  let sum = 0;
  for (let at = 0; at < smaller; at += 1) {
    const other = at + Math.floor(random() * (values.length - at));
    const drawn = values[other] ?? 0;
    values[other] = values[at] ?? 0;
    values[at] = drawn;
    sum += drawn;
  }
  return smaller === count ? sum : total - sum;
}

/** Calls with the summed effect of every way to choose the group in every stratum. */
function forEachAssignment(strata: readonly Prepared[], at: number, sum: number, use: (value: number) => void): void {
  const stratum = strata[at];
  if (stratum === undefined) {
    use(sum);
    return;
  }
  const { values, count, effect } = stratum;
  const choose = (from: number, left: number, chosen: number): void => {
    if (left === 0) {
      forEachAssignment(strata, at + 1, sum + effect(chosen), use);
      return;
    }
    for (let next = from; next <= values.length - left; next += 1)
      choose(next + 1, left - 1, chosen + (values[next] ?? 0));
  };
  choose(0, count, 0);
}

/** n over k; Infinity where it is beyond all counting. */
function combinations(n: number, k: number): number {
  let count = 1;
  for (let step = 1; step <= Math.min(k, n - k); step += 1) count = (count * (n - step + 1)) / step;
  return Math.round(count);
}
