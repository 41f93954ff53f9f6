import { operationTables } from './operation-tables.js';
import { orderTables } from './order-tables.js';
import { planTables } from './plan-tables.js';
import { resourceTables } from './resource-tables.js';
import type { TableSet } from './table-definition.js';

/** The tables of a production schedule, in the order of the template. */
export const productionTables: TableSet = {
  kind: 'production',
  tables: [...resourceTables, ...orderTables, ...operationTables, ...planTables],
};
