import type { TableRow } from '../grid/table-rows.js';
import { objectOf, type Json, type Origins } from './content-builder.js';

/** The rows of a table, by its name. */
export type RowsOf = (table: string) => readonly TableRow[];

/** A table whose every row is an item of a list of the content. */
export function plainList(rows: readonly TableRow[], pointer: string, origins: Origins): Json[] {
  return rows.map((row, index) => {
    origins.note(`${pointer}/${index}`, row);
    return objectOf(row);
  });
}

/** Key figures: a number each, or by the name they are about. */
export function claimsOf(rows: readonly TableRow[], pointer: string, origins: Origins): Json | undefined {
  if (rows.length === 0) return undefined;
  const claims: Json = {};
  for (const row of rows) {
    const { figure, of, value } = objectOf(row);
    if (typeof figure !== 'string') continue;
    const key = typeof of === 'string' ? of : undefined;
    origins.note(
      `${pointer}/${figure}${key === undefined ? '' : `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`}`,
      row,
      'value',
    );
    if (key === undefined) claims[figure] = value;
    else {
      const inner = typeof claims[figure] === 'object' && claims[figure] !== null ? claims[figure] : {};
      // A null prototype, so that no name of a machine or person is special.
      claims[figure] = Object.assign(Object.create(null) as object, inner, { [key]: value });
    }
  }
  return claims;
}
