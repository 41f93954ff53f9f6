import type { DataTable } from './data-fault.js';

/** A list of records with names: where each stands, and which operations or shifts it is about. */
export interface NamedTable {
  table: DataTable;
  records: readonly { id: string; pointer: string; operations: string[] }[];
}
