import type { ScheduleKind } from '@countersign/contracts';
import { productionTables } from './production-tables.js';
import { rosterTables } from './roster-tables.js';
import type { TableDefinition, TableSet } from './table-definition.js';

/** The tables of each kind of schedule. */
export const tableSets: Readonly<Record<ScheduleKind, TableSet>> = {
  production: productionTables,
  roster: rosterTables,
};

/** The table of a name; undefined where the kind has none. */
export function tableNamed(kind: ScheduleKind, name: string): TableDefinition | undefined {
  return tableSets[kind].tables.find((table) => table.name === name);
}
