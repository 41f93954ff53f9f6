import type { DataField, DataTable, MissingField } from './data-fault.js';

/** A record and whether it has a field. */
export interface FieldPresence {
  name: string;
  has: boolean;
  pointer: string;
  operations: string[];
}

/** From this share of a list on, of at least ten records, a field counts as one that all should have. */
const usualShare = 0.8;
const fewest = 10;

/** The records of a list that lack a field which nearly all others have. */
export function* missingFields(
  table: DataTable,
  field: DataField,
  records: readonly FieldPresence[],
): Generator<MissingField> {
  const lacking = records.filter(({ has }) => !has);
  const present = records.length - lacking.length;
  if (lacking.length === 0 || records.length < fewest || present < usualShare * records.length) return;
  yield {
    kind: 'missing-field',
    table,
    field,
    names: lacking.map(({ name }) => name),
    present,
    pointers: lacking.map(({ pointer }) => pointer),
    operations: lacking.flatMap(({ operations }) => operations),
  };
}
