import type { Interval } from '@countersign/contracts';
import { bootstrapInterval } from './bootstrap-interval.js';
import { kappaOf } from './cohen-kappa.js';

/** Who gave a unit which category, numbered from 0. */
export interface CategoryGiven {
  person: string;
  category: number;
}

/** Pairs of people that are looked at, those with the most units in common. */
const mostPairs = 100;

/** Of one unit, for each pair that rated it: the place of the pair, and which cell of its table it adds to. */
type CellOfPair = readonly [pair: number, cell: number];

export interface PairwiseKappa {
  /** Pairs with enough units in common. */
  pairs: number;
  kappa: Interval | null;
}

function pairsIn(unit: readonly CategoryGiven[]): (readonly [CategoryGiven, CategoryGiven])[] {
  const sorted = unit.toSorted((one, other) => (one.person < other.person ? -1 : 1));
  return sorted.flatMap((one, place) => sorted.slice(place + 1).map((other) => [one, other] as const));
}

const nameOf = ([one, other]: readonly [CategoryGiven, CategoryGiven]): string => `${one.person} ${other.person}`;

/** Places of the pairs with `least` units in common or more, the most first. */
function placesOf(units: readonly (readonly CategoryGiven[])[], least: number): Map<string, number> {
  const common = new Map<string, number>();
  for (const pair of units.flatMap(pairsIn)) common.set(nameOf(pair), (common.get(nameOf(pair)) ?? 0) + 1);
  const chosen = [...common].filter(([, count]) => count >= least).toSorted(([, one], [, other]) => other - one);
  return new Map(chosen.slice(0, mostPairs).map(([name], place) => [name, place]));
}

function meanKappa(units: readonly (readonly CellOfPair[])[], pairs: number, categories: number): number | null {
  const tables = Array.from({ length: pairs }, () => Array.from({ length: categories ** 2 }, () => 0));
  for (const unit of units) {
    for (const [pair, cell] of unit) {
      const table = tables[pair];
      if (table) table[cell] = (table[cell] ?? 0) + 1;
    }
  }
  let [sum, weights] = [0, 0];
  for (const table of tables) {
    const kappa = kappaOf(table, categories);
    if (kappa === null) continue;
    const weight = table.reduce((all, count) => all + count, 0);
    sum += weight * kappa;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

/**
 * How far people agree two by two: the mean of Cohen's kappa (1960) of all pairs with `least` units in common, as Light (1971), each weighted by
 * those units, with the interval of 95 % over units drawn anew. A pair of whom both gave one category alone has no kappa and does not count.
 * Who stands first in a pair does not matter: kappa is the same.
 */
export function pairwiseKappa(
  units: readonly (readonly CategoryGiven[])[],
  { categories, least }: { categories: number; least: number },
  random: () => number,
): PairwiseKappa {
  const places = placesOf(units, least);
  const cells = units.map((unit) =>
    pairsIn(unit).flatMap((pair): CellOfPair[] => {
      const place = places.get(nameOf(pair));
      return place === undefined ? [] : [[place, pair[0].category * categories + pair[1].category]];
    }),
  );
  const shared = cells.filter((unit) => unit.length > 0);
  const kappa = bootstrapInterval(shared, (drawn) => meanKappa(drawn, places.size, categories), random);
  return { pairs: places.size, kappa };
}
