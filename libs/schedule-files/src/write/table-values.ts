import type { CellValue } from '../cells/read-cell.js';
import type { TableDefinition } from '../tables/table-definition.js';

/** A row to write: values by field. */
export type ValueRow = Readonly<Record<string, unknown>>;

/** Rows to write, by the table's name. */
export type TableValues = ReadonlyMap<string, readonly ValueRow[]>;

/** The value at a field's place, dots being nesting; undefined where nothing is. */
function valueAt(item: unknown, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? (at as ValueRow)[step] : undefined), item);
}

/** An item of the content as a row of a table: the table's fields that it has. */
export function rowOf(item: unknown, { columns }: TableDefinition, more: ValueRow = {}): ValueRow {
  const own = columns.flatMap(({ field }): [string, unknown][] => {
    const value = valueAt(item, field);
    return value === undefined ? [] : [[field, value]];
  });
  return { ...Object.fromEntries(own), ...more };
}

const pairText = (item: Readonly<Record<string, string | number>>, keys: readonly string[]): string =>
  keys.flatMap((key) => (item[key] === undefined ? [] : [String(item[key])])).join('=');

/** A value as the text of a cell; a number stays one. */
export function cellText(value: CellValue, keys: readonly string[] = []): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value.map((item) => (typeof item === 'string' ? item : pairText(item, keys))).join('; ');
}
