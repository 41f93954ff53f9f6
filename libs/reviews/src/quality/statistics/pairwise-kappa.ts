import type { Interval } from '@countersign/contracts';
import { bootstrapInterval } from './bootstrap-interval.js';
import { kappaOf } from './cohen-kappa.js';
import { inTurns } from './in-turns.js';

/** Who gave a unit which category, numbered from 0. */
export interface CategoryGiven {
  person: string;
  category: number;
}

/** Pairs of people that are looked at, those with the most units in common. */
const mostPairs = 100;
/** People of a unit that are compared, those who rated the most units: their pairs are as many as the square of them. */
const mostRaters = 50;

/** A category, and by whom: the place among all people, of whom those who rated the most units come first. */
interface Rating {
  place: number;
  category: number;
}

/** Units with their people in order of place, so that a pair has the same first in each. */
interface PlacedUnits {
  people: number;
  units: Rating[][];
}

/** Of one unit, which cells of the tables of all pairs it adds to. */
type CellsOfUnit = readonly number[];

/** Counts by category of the first and of the second, a table a pair, one after the other. */
type Tables = Float64Array;

export interface PairwiseKappa {
  /** Pairs with enough units in common and a kappa, of which the mean is. */
  pairs: number;
  kappa: Interval | null;
}

function placed(units: readonly (readonly CategoryGiven[])[]): PlacedUnits {
  const rated = new Map<string, number>();
  for (const unit of units) for (const { person } of unit) rated.set(person, (rated.get(person) ?? 0) + 1);
  const people = [...rated].toSorted(([one, its], [other, others]) => others - its || (one < other ? -1 : 1));
  const placeOf = new Map(people.map(([person], place) => [person, place]));
  return {
    people: people.length,
    units: units.map((unit) =>
      unit
        .map(({ person, category }) => ({ place: placeOf.get(person) ?? 0, category }))
        .toSorted((one, other) => one.place - other.place)
        .slice(0, mostRaters),
    ),
  };
}

/** Calls for each two people of a unit, with a number for the pair. None of them is kept: of all units there are millions. */
function eachPair(
  unit: readonly Rating[],
  people: number,
  visit: (pair: number, one: Rating, other: Rating) => void,
): void {
  unit.forEach((one, nth) => {
    for (let next = nth + 1; next < unit.length; next += 1) {
      const other = unit[next] as Rating;
      visit(one.place * people + other.place, one, other);
    }
  });
}

/** Places of the tables of the pairs with `least` units in common or more, the most first. */
async function tablesOf({ people, units }: PlacedUnits, least: number): Promise<Map<number, number>> {
  const common = new Map<number, number>();
  await inTurns(units.length, (nth) => {
    eachPair(units[nth] ?? [], people, (pair) => common.set(pair, (common.get(pair) ?? 0) + 1));
  });
  const chosen = [...common].filter(([, count]) => count >= least).toSorted(([, one], [, other]) => other - one);
  return new Map(chosen.slice(0, mostPairs).map(([pair], table) => [pair, table]));
}

function counted(units: readonly CellsOfUnit[], tables: Tables): Tables {
  tables.fill(0);
  for (const unit of units) for (const cell of unit) tables[cell] = (tables[cell] ?? 0) + 1;
  return tables;
}

/** The weighted mean of the kappas of these tables (null of none), and of how many. */
function meanOf(tables: Tables, categories: number): { mean: number | null; pairs: number } {
  const size = categories ** 2;
  let [sum, weights, pairs] = [0, 0, 0];
  for (let from = 0; from < tables.length; from += size) {
    const table = tables.subarray(from, from + size);
    const kappa = kappaOf(table, categories);
    if (kappa === null) continue;
    const weight = table.reduce((all, count) => all + count, 0);
    sum += weight * kappa;
    weights += weight;
    pairs += 1;
  }
  return { mean: weights === 0 ? null : sum / weights, pairs };
}

/**
 * How far people agree two by two: the mean of Cohen's kappa (1960) of all pairs with `least` units in common (the hundred with the most), as
 * Light (1971), each weighted by those units, with the interval of 95 % over units drawn anew. A pair of whom both gave one category alone has no
 * kappa and does not count. Of a unit that more than fifty people rated, the fifty who rated the most units are compared. Who stands
 * first in a pair does not matter: kappa is the same. Lets others in between.
 */
export async function pairwiseKappa(
  given: readonly (readonly CategoryGiven[])[],
  { categories, least }: { categories: number; least: number },
  random: () => number,
): Promise<PairwiseKappa> {
  const all = placed(given);
  const tableOf = await tablesOf(all, least);
  const size = categories ** 2;
  const shared: CellsOfUnit[] = [];
  await inTurns(all.units.length, (nth) => {
    const cells: number[] = [];
    eachPair(all.units[nth] ?? [], all.people, (pair, one, other) => {
      const table = tableOf.get(pair);
      if (table !== undefined) cells.push(table * size + one.category * categories + other.category);
    });
    if (cells.length > 0) shared.push(cells);
  });
  const tables = new Float64Array(tableOf.size * size);
  const { pairs } = meanOf(counted(shared, tables), categories);
  const kappa = await bootstrapInterval(shared, (drawn) => meanOf(counted(drawn, tables), categories).mean, random);
  return { pairs, kappa };
}
