import type { Interval } from '@countersign/contracts';
import { z95 } from './normal-quantile.js';

/** Counts of units by the category that the first (row) and the second person (column) gave. Square. */
export type AgreementTable = readonly (readonly number[])[];

/** How much of an agreement a pair of categories is: 1 on the diagonal. */
export type AgreementWeights = (row: number, column: number) => number;

/** Alike or not. */
export const unweighted: AgreementWeights = (row, column) => (row === column ? 1 : 0);

/** The weights of Cicchetti and Allison (1971) for ordered categories: less, the more steps lie between. */
export const linearWeights =
  (categories: number): AgreementWeights =>
  (row, column) =>
    1 - Math.abs(row - column) / (categories - 1);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/**
 * Cohen's kappa (1960), weighted where weights are given (1968), with its interval of 95 % from the large-sample standard error of Fleiss, Cohen and
 * Everitt (1969). Null where both people gave one category alone: chance explains all then.
 */
export function cohenKappa(table: AgreementTable, weightOf: AgreementWeights = unweighted): Interval | null {
  const of = sumOf(table.flat());
  if (of === 0) return null;
  const shares = table.map((row) => row.map((count) => count / of));
  const rows = shares.map(sumOf);
  const columns = shares.map((_, column) => sumOf(shares.map((row) => row[column] ?? 0)));
  const cells = shares.flatMap((row, one) => row.map((share, other) => ({ share, one, other })));
  const weighted = cells.map(({ share, one, other }) => ({ share, one, other, weight: weightOf(one, other) }));
  const observed = sumOf(weighted.map(({ share, weight }) => share * weight));
  const chance = sumOf(weighted.map(({ one, other, weight }) => (rows[one] ?? 0) * (columns[other] ?? 0) * weight));
  if (1 - chance < 1e-12) return null;
  const rowMeans = rows.map((_, row) => sumOf(columns.map((share, column) => share * weightOf(row, column))));
  const columnMeans = columns.map((_, column) => sumOf(rows.map((share, row) => share * weightOf(row, column))));
  const spread = sumOf(
    weighted.map(
      ({ share, one, other, weight }) =>
        share * (weight * (1 - chance) - ((rowMeans[one] ?? 0) + (columnMeans[other] ?? 0)) * (1 - observed)) ** 2,
    ),
  );
  const variance = (spread - (observed * chance - 2 * chance + observed) ** 2) / (of * (1 - chance) ** 4);
  const value = (observed - chance) / (1 - chance);
  const reach = z95 * Math.sqrt(Math.max(0, variance));
  return { value, from: Math.max(-1, value - reach), to: Math.min(1, value + reach) };
}

/** Cohen's kappa alone, of counts row by row, for who takes it a thousand times; null as above. */
export function kappaOf(counts: ArrayLike<number>, categories: number): number | null {
  let [of, alike] = [0, 0];
  const rows = Array.from({ length: categories }, () => 0);
  const columns = Array.from({ length: categories }, () => 0);
  for (let cell = 0; cell < counts.length; cell += 1) {
    const count = counts[cell] ?? 0;
    const [row, column] = [Math.floor(cell / categories), cell % categories];
    of += count;
    if (row === column) alike += count;
    rows[row] = (rows[row] ?? 0) + count;
    columns[column] = (columns[column] ?? 0) + count;
  }
  const chance = rows.reduce((sum, count, category) => sum + count * (columns[category] ?? 0), 0);
  return of ** 2 - chance === 0 ? null : (of * alike - chance) / (of ** 2 - chance);
}
