import { seededRandom } from '../statistics/seeded-random.js';

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
  /** Whether every assignment was counted; else so many were drawn, and the drawn one counts with them. */
  exact: boolean;
  draws: number;
}

/** Differences this much smaller than the one seen, relative to the values, count as equal: sums are rounded. */
const rounding = 1e-9;

/**
 * Permutation test within strata (Fisher 1935; Good 2005, ch. 3): exact where there are at most `draws` assignments, else by
 * `draws` of a seed, (1 + as extreme) / (1 + draws). Null where no stratum holds both. Cost: draws times values.
 */
export function stratifiedTest(
  strata: readonly Stratum[],
  { draws, seed }: { draws: number; seed: number },
): StratifiedTest | null {
  const mixed = strata.filter(({ group, others }) => group.length > 0 && others.length > 0).map(prepare);
  if (mixed.length === 0) return null;
  const weight = mixed.reduce((sum, it) => sum + it.weight, 0);
  const seen = mixed.reduce((sum, it) => sum + it.effect(it.groupSum), 0) / weight;
  const size = mixed.reduce((most, { values }) => Math.max(most, ...values.map(Math.abs)), 0);
  const isExtreme = (value: number) => Math.abs(value) >= Math.abs(seen) - rounding * size;
  const assignments = mixed.reduce((product, { values, count }) => product * combinations(values.length, count), 1);
  if (assignments <= draws) {
    let extreme = 0;
    forEachAssignment(mixed, 0, 0, (value) => (extreme += isExtreme(value / weight) ? 1 : 0));
    return { difference: seen, probability: extreme / assignments, exact: true, draws: assignments };
  }
  const random = seededRandom(seed);
  let extreme = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    const value = mixed.reduce((sum, it) => sum + it.effect(drawnSum(it, random)), 0);
    extreme += isExtreme(value / weight) ? 1 : 0;
  }
  return { difference: seen, probability: extreme / (draws + 1), exact: false, draws };
}

interface Prepared {
  values: number[];
  /** Members of the group. */
  count: number;
  groupSum: number;
  weight: number;
  /** Weighted difference of means when the group's values sum to this. */
  effect: (groupSum: number) => number;
}

function prepare({ group, others }: Stratum): Prepared {
  const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
  const [n, m] = [group.length, others.length];
  const total = sum(group) + sum(others);
  const weight = (n * m) / (n + m);
  const effect = (groupSum: number) => weight * (groupSum / n - (total - groupSum) / m);
  return { values: [...group, ...others], count: n, groupSum: sum(group), weight, effect };
}

/** Sum of as many values as the group has, drawn without putting back; shuffles the values. */
function drawnSum({ values, count }: Prepared, random: () => number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(random() * (values.length - at));
    const drawn = values[other] ?? 0;
    values[other] = values[at] ?? 0;
    values[at] = drawn;
    sum += drawn;
  }
  return sum;
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
