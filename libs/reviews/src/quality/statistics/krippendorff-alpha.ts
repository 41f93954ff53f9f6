import type { Interval } from '@countersign/contracts';
import { bootstrapInterval } from './bootstrap-interval.js';

/** How far two values are apart: alike or not, by rank among what was given, or by their difference. */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval';

/** The values that observers gave one unit, in any order; who gave none is left out. */
export type RatedUnit = readonly number[];

/** How often each value meets each other in one unit, row by row in order of the values, weighted so that an observer counts once. */
type UnitCoincidences = readonly number[];

/** What each unit adds to the coincidences of all, so that units can be drawn anew without being counted anew. */
interface Coincidences {
  values: readonly number[];
  ofUnits: readonly UnitCoincidences[];
}

function coincidencesOf(units: readonly RatedUnit[]): Coincidences {
  const paired = units.filter((unit) => unit.length > 1);
  const values = [...new Set(paired.flat())].toSorted((one, other) => one - other);
  const ofUnits = units.map((unit) => {
    const given = values.map((value) => unit.filter((one) => one === value).length);
    return given.flatMap((count, one) =>
      given.map((met, other) => (unit.length > 1 ? (count * (one === other ? met - 1 : met)) / (unit.length - 1) : 0)),
    );
  });
  return { values, ofUnits };
}

function distanceOf(
  level: AlphaLevel,
  values: readonly number[],
  totals: readonly number[],
  one: number,
  other: number,
) {
  if (one === other) return 0;
  if (level === 'nominal') return 1;
  if (level === 'interval') return ((values[one] ?? 0) - (values[other] ?? 0)) ** 2;
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const between = totals.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
  return (between - ((totals[from] ?? 0) + (totals[to] ?? 0)) / 2) ** 2;
}

function alphaOf(values: readonly number[], units: readonly UnitCoincidences[], level: AlphaLevel): number | null {
  const counts = Array.from({ length: values.length ** 2 }, () => 0);
  for (const unit of units) {
    for (let cell = 0; cell < counts.length; cell += 1) counts[cell] = (counts[cell] ?? 0) + (unit[cell] ?? 0);
  }
  const rows = values.map((_, one) => counts.slice(one * values.length, (one + 1) * values.length));
  const totals = rows.map((row) => row.reduce((sum, count) => sum + count, 0));
  const all = totals.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  rows.forEach((row, one) =>
    row.forEach((count, other) => {
      const distance = distanceOf(level, values, totals, one, other);
      observed += count * distance;
      expected += (totals[one] ?? 0) * (totals[other] ?? 0) * distance;
    }),
  );
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 is agreement, 0 what chance would bring. Units that one
 * observer alone rated do not count. Null where nothing differs, or nothing was rated twice: agreement cannot be told from a habit then.
 */
export function krippendorffAlpha(units: readonly RatedUnit[], level: AlphaLevel): number | null {
  const { values, ofUnits } = coincidencesOf(units);
  return alphaOf(values, ofUnits, level);
}

/** The same with its interval of 95 %, over units drawn anew (see `bootstrapInterval`). */
export async function alphaInterval(
  units: readonly RatedUnit[],
  level: AlphaLevel,
  random: () => number,
): Promise<Interval | null> {
  const { values, ofUnits } = coincidencesOf(units);
  return bootstrapInterval(ofUnits, (drawn) => alphaOf(values, drawn, level), random);
}
