import { isDeepStrictEqual } from 'node:util';

/** Of the fields that a change names, those whose value differs from the row's. */
export function changedFields<Row extends object>(row: Row, change: Partial<Row>): Partial<Row> {
  const changed: Partial<Row> = {};
  for (const field in change) {
    if (change[field] !== undefined && !isDeepStrictEqual(change[field], row[field])) changed[field] = change[field];
  }
  return changed;
}
