import type { CellPlace } from '@countersign/contracts';
import type { CellContent, Row } from '@countersign/workbooks';
import type { CellContext, CellValue } from '../cells/read-cell.js';
import { readCell } from '../cells/read-cell.js';
import { isBlank } from '../cells/folded-words.js';
import { contentFault, type Faults } from '../fault.js';
import type { ColumnDefinition, TableDefinition } from '../tables/table-definition.js';
import type { MappedSheet } from './map-sheets.js';
import { placeOfCell } from './sheet-source.js';
import { unmergeCells } from './unmerge-cells.js';

/** A row of a table with what its cells mean, by field; and where each stands. */
export interface TableRow {
  values: ReadonlyMap<string, CellValue>;
  /** The place of a field's cell; the row as a whole where the table has no such column. */
  place(field: string | null): CellPlace;
}

interface PlacedColumn {
  definition: ColumnDefinition;
  heading: string;
  at: number;
}

const errorCell = (error: string) =>
  contentFault(
    'error-cell',
    `The spreadsheet shows the error ${error}: mend the formula, or write the value itself`,
    `試算表顯示錯誤 ${error}：請修正公式，或直接填入數值`,
  );
const uncalculated = contentFault(
  'formula-without-value',
  'The formula was saved without its result: open the file in a spreadsheet program and save it, or write the value itself',
  '公式未儲存計算結果：請以試算表軟體開啟後存檔，或直接填入數值',
);
const tooLong = contentFault(
  'too-long',
  'A cell holds at most 32,767 characters: shorten it, or spread a list over several rows',
  '儲存格最多 32,767 個字元：請縮短內容，或將清單分成數列',
);
const missing = contentFault('required', 'is missing: fill it in', '缺少內容，請補上');
/** Characters that a cell of a spreadsheet holds; more in CSV is no cell, and would take long to read. */
const mostCharacters = 32_767;

/** What a cell means, or undefined and a fault. Cells of blanks count as empty. */
function valueOf(
  content: CellContent | undefined,
  { type, required }: ColumnDefinition,
  context: CellContext,
  fault: (of: ReturnType<typeof contentFault>) => void,
): CellValue | undefined {
  if (typeof content === 'string' && content.length > mostCharacters) {
    fault(tooLong);
    return undefined;
  }
  if (content === undefined || (typeof content === 'string' && isBlank(content))) {
    if (required) fault(missing);
    return undefined;
  }
  if (typeof content === 'object' && 'error' in content) {
    fault(errorCell(content.error.slice(0, 40)));
    return undefined;
  }
  if (typeof content === 'object' && 'formula' in content) {
    fault(uncalculated);
    return undefined;
  }
  const read = readCell(content, type, context);
  if ('value' in read) return read.value;
  fault(read.fault);
  return undefined;
}

function placedColumns({ table, columns, headings }: MappedSheet): PlacedColumn[] {
  return headings.flatMap(({ text, at }) => {
    const definition = table?.columns.find(({ field }) => field === columns.get(text));
    return definition ? [{ definition, heading: text, at }] : [];
  });
}

function requireColumns(
  mapped: MappedSheet,
  table: TableDefinition,
  placed: readonly PlacedColumn[],
  faults: Faults,
): boolean {
  const absent = table.columns.filter(
    ({ required, field }) => required && !placed.some(({ definition }) => definition.field === field),
  );
  const row = mapped.sheet.rows[Math.max(0, mapped.headingRow)]?.number ?? null;
  for (const { heading } of absent) {
    const en = `The column "${heading.en}" is missing: add it, or say which column it is`;
    const place = { sheet: mapped.sheet.name, row, column: heading.en, cell: null, value: null };
    faults.add(place, contentFault('column-missing', en, `缺少「${heading['zh-TW']}」欄：請新增，或指定對應的欄位`));
  }
  return absent.length === 0;
}

function readRow(
  sheet: string,
  row: Row,
  placed: readonly PlacedColumn[],
  context: CellContext,
  faults: Faults,
): TableRow {
  const values = new Map<string, CellValue>();
  const place = (field: string | null): CellPlace => {
    const column = placed.find(({ definition }) => definition.field === field);
    if (!column) return { sheet, row: row.number, column: null, cell: null, value: null };
    return placeOfCell(sheet, row.number, column.at, column.heading, row.cells[column.at]);
  };
  for (const { definition, at } of placed) {
    const { field } = definition;
    const value = valueOf(row.cells[at], definition, context, (of) => faults.add(place(field), of));
    if (value !== undefined) values.set(field, value);
  }
  return { values, place };
}

/** The rows of a table whose headings stand in a row; rows without anything in its columns are left out. */
export function rowsAcross(
  mapped: MappedSheet,
  table: TableDefinition,
  context: CellContext,
  faults: Faults,
): TableRow[] {
  const placed = placedColumns(mapped);
  unmergeCells(mapped, faults);
  if (!requireColumns(mapped, table, placed, faults)) return [];
  return mapped.sheet.rows.slice(mapped.headingRow + 1).flatMap((row) => {
    const filled = placed.some(({ at }) => {
      const content = row.cells[at];
      return content !== undefined && !(typeof content === 'string' && isBlank(content));
    });
    return filled ? [readRow(mapped.sheet.name, row, placed, context, faults)] : [];
  });
}

/** The one row of a table whose names stand in a column, values beside them. */
export function rowDown(mapped: MappedSheet, table: TableDefinition, context: CellContext, faults: Faults): TableRow {
  const placed = placedColumns(mapped);
  requireColumns(mapped, table, placed, faults);
  const values = new Map<string, CellValue>();
  const { sheet } = mapped;
  const cellOf = ({ at }: PlacedColumn) => {
    const row = sheet.rows[at];
    const column = (row?.cells.findIndex((content) => content !== undefined) ?? 0) + 1;
    return { row: row?.number ?? 0, column, content: row?.cells[column] };
  };
  const place = (field: string | null): CellPlace => {
    const column = placed.find(({ definition }) => definition.field === field);
    if (!column) return { sheet: sheet.name, row: null, column: null, cell: null, value: null };
    const { row, column: at, content } = cellOf(column);
    return placeOfCell(sheet.name, row, at, column.heading, content);
  };
  for (const column of placed) {
    const { field } = column.definition;
    const value = valueOf(cellOf(column).content, column.definition, context, (of) => faults.add(place(field), of));
    if (value !== undefined) values.set(field, value);
  }
  return { values, place };
}
