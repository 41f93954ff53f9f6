/** How far two values are apart: alike or not, by rank among what was given, or by their difference. */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval';

/** The values that observers gave one unit, in any order; who gave none is left out. */
export type RatedUnit = readonly number[];

/** Weighted counts of which values meet in a unit, in order of the values. */
interface Coincidences {
  values: number[];
  counts: number[][];
  totals: number[];
  all: number;
}

function coincidencesOf(units: readonly RatedUnit[]): Coincidences {
  const paired = units.filter((unit) => unit.length > 1);
  const values = [...new Set(paired.flat())].toSorted((one, other) => one - other);
  const placeOf = new Map(values.map((value, place) => [value, place]));
  const counts = values.map(() => values.map(() => 0));
  for (const unit of paired) {
    const places = unit.map((value) => placeOf.get(value) ?? 0);
    places.forEach((one, first) =>
      places.forEach((other, second) => {
        const row = counts[one];
        if (row && first !== second) row[other] = (row[other] ?? 0) + 1 / (unit.length - 1);
      }),
    );
  }
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  return { values, counts, totals, all: totals.reduce((sum, count) => sum + count, 0) };
}

function distanceOf(level: AlphaLevel, { values, totals }: Coincidences, one: number, other: number): number {
  if (one === other) return 0;
  if (level === 'nominal') return 1;
  if (level === 'interval') return ((values[one] ?? 0) - (values[other] ?? 0)) ** 2;
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const between = totals.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
  return (between - ((totals[from] ?? 0) + (totals[to] ?? 0)) / 2) ** 2;
}

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): 1 is agreement, 0 what chance would bring. Units that one
 * observer alone rated do not count. Null where nothing differs, or nothing was rated twice: agreement cannot be told from a habit then.
 */
export function krippendorffAlpha(units: readonly RatedUnit[], level: AlphaLevel): number | null {
  const found = coincidencesOf(units);
  let observed = 0;
  let expected = 0;
  found.counts.forEach((row, one) =>
    row.forEach((count, other) => {
      const distance = distanceOf(level, found, one, other);
      observed += count * distance;
      expected += (found.totals[one] ?? 0) * (found.totals[other] ?? 0) * distance;
    }),
  );
  return expected === 0 ? null : 1 - ((found.all - 1) * observed) / expected;
}
