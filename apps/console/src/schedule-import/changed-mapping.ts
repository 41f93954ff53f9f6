import type { ScheduleMapping } from '@countersign/contracts';

/** The mapping with a sheet read as another table, its columns to be guessed anew; null: left aside. */
export function changedTable(mapping: ScheduleMapping, sheet: string, table: string | null): ScheduleMapping {
  return { ...mapping, tables: { ...mapping.tables, [sheet]: { table, columns: {} } } };
}

/** The mapping with a column read as another field; whatever was read as that field before is left aside. */
export function changedColumn(
  mapping: ScheduleMapping,
  sheet: string,
  heading: string,
  field: string | null,
): ScheduleMapping {
  const before = mapping.tables[sheet] ?? { table: null, columns: {} };
  const others = Object.entries(before.columns).map(([name, value]): [string, string | null] => [
    name,
    value === field ? null : value,
  ]);
  const columns = { ...Object.fromEntries(others), [heading]: field };
  return { ...mapping, tables: { ...mapping.tables, [sheet]: { ...before, columns } } };
}
