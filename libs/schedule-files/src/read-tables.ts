import { parseInput, type ScheduleKind, type ScheduleMapping } from '@countersign/contracts';
import { rosterContent, scheduleContent } from '@countersign/scheduling';
import type { CellContext } from './cells/read-cell.js';
import { Origins, type Json } from './content/content-builder.js';
import { tellLostZeros } from './content/lost-zeros.js';
import { productionContent } from './content/production-content.js';
import { rosterContentOf } from './content/roster-content.js';
import { contentFault, nowhere, type Faults } from './fault.js';
import { applyMapping, guessSheets, mappingOf, type MappedSheet } from './grid/map-sheets.js';
import type { SheetSource } from './grid/sheet-source.js';
import { rowDown, rowsAcross, type TableRow } from './grid/table-rows.js';
import { clockOfFile } from './grid/zone-of-file.js';
import { tableSets } from './tables/table-sets.js';

/** What was made of tables: how they were read, and the content; null where a fault kept it from being whole. */
export interface TablesRead {
  kind: ScheduleKind;
  mapped: MappedSheet[];
  mapping: ScheduleMapping;
  content: Json | null;
  /** Filled rows of every sheet that was read as a table. */
  rows: ReadonlyMap<string, number>;
}

const hidden = contentFault(
  'hidden-sheet',
  'This sheet is hidden, so that nobody sees what is handed in: show it, or delete it',
  '此工作表已隱藏，送審內容無法被看見：請取消隱藏或刪除',
);

function tellMissingTables(kind: ScheduleKind, mapped: readonly MappedSheet[], faults: Faults): void {
  for (const table of tableSets[kind].tables) {
    if (!table.required || mapped.some((it) => it.table === table)) continue;
    const en = `There is no table "${table.heading.en}": add a sheet or CSV file of this name, or say which sheet it is`;
    const zh = `缺少「${table.heading['zh-TW']}」表：請新增同名的工作表或 CSV 檔，或指定對應的工作表`;
    faults.add({ ...nowhere, sheet: null }, contentFault('table-missing', en, zh));
  }
}

function rowsOfSheet(mapped: MappedSheet, clock: CellContext['clock'], faults: Faults): TableRow[] {
  const { table, sheet } = mapped;
  if (!table) return [];
  if (sheet.hidden) {
    faults.add({ ...nowhere, sheet: sheet.name }, hidden);
    return [];
  }
  const context = { clock, date1904: sheet.date1904 };
  return mapped.headingRow < 0 ? [rowDown(mapped, table, context, faults)] : rowsAcross(mapped, table, context, faults);
}

/** What the schema of schedules refuses, told at the cells it came from. */
function tellRefused(kind: ScheduleKind, content: Json, origins: Origins, faults: Faults): void {
  const parsed = parseInput(kind === 'production' ? scheduleContent : rosterContent, content);
  if (parsed.success) return;
  for (const { pointer, code, detail } of parsed.faults) faults.add(origins.placeOf(pointer), { code, detail });
}

/** Reads sheets as the tables of a schedule, by a mapping or by guess; every fault is told at once. */
export function readTables(
  sheets: readonly SheetSource[],
  mapping: ScheduleMapping | null,
  faults: Faults,
): TablesRead {
  const guess = mapping ? { kind: mapping.kind, mapped: applyMapping(sheets, mapping) } : guessSheets(sheets);
  const { kind, mapped } = guess;
  tellMissingTables(kind, mapped, faults);
  const clock = clockOfFile(mapped, faults);
  const byTable = new Map<string, TableRow[]>();
  const rows = new Map<string, number>();
  for (const each of mapped) {
    if (!each.table) continue;
    const read = rowsOfSheet(each, clock, faults);
    rows.set(each.sheet.name, read.length);
    byTable.set(each.table.name, [...(byTable.get(each.table.name) ?? []), ...read]);
  }
  const rowsOf = (table: string) => byTable.get(table) ?? [];
  const origins = new Origins();
  const content =
    kind === 'production'
      ? productionContent(rowsOf, byTable.has('orders'), origins, faults)
      : rosterContentOf(rowsOf, origins);
  tellLostZeros(
    tableSets[kind].tables.map((table) => ({ table, rows: rowsOf(table.name) })),
    faults,
  );
  // With cells unread, the schema would only repeat what is missing for that reason.
  if (faults.total === 0) tellRefused(kind, content, origins, faults);
  return { kind, mapped, mapping: mappingOf(kind, mapped), content: faults.total === 0 ? content : null, rows };
}
