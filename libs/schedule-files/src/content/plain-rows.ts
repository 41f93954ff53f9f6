import type { TableRow } from '../grid/table-rows.js';
import { objectOf, textOf, type Json, type Origins } from './content-builder.js';

/** The rows of a table, by its name. */
export type RowsOf = (table: string) => readonly TableRow[];

/** A table whose every row is an item of a list of the content. */
export function plainList(rows: readonly TableRow[], pointer: string, origins: Origins): Json[] {
  return rows.map((row, index) => {
    origins.note(`${pointer}/${index}`, row);
    return objectOf(row);
  });
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** An object with one more key. It has no prototype, so that no name of a machine or person is special. */
const withKey = (object: unknown, key: string, value: unknown): object =>
  Object.assign(Object.create(null) as object, object, { [key]: value });

/** Key figures: a number each, or by the name they are about. */
export function claimsOf(rows: readonly TableRow[], pointer: string, origins: Origins): Json | undefined {
  if (rows.length === 0) return undefined;
  const claims: Json = {};
  for (const row of rows) {
    const { figure, of, value } = objectOf(row);
    if (typeof figure !== 'string') continue;
    const key = typeof of === 'string' ? of : undefined;
    origins.note(`${pointer}/${figure}${key === undefined ? '' : `/${escaped(key)}`}`, row, 'value');
    const before = typeof claims[figure] === 'object' ? claims[figure] : undefined;
    claims[figure] = key === undefined ? value : withKey(before, key, value);
  }
  return claims;
}

/** Claims with promised deliveries by order. */
export function withPromises(claims: Json | undefined, rows: readonly TableRow[], origins: Origins): Json | undefined {
  let promises: object = {};
  for (const row of rows) {
    const job = textOf(row, 'job');
    origins.note(`/schedule/claims/promises/${escaped(job)}`, row, 'at');
    promises = withKey(promises, job, row.values.get('at'));
  }
  return rows.length === 0 ? claims : { ...claims, promises };
}
