import { contentFault, type Faults } from '../fault.js';
import type { MappedSheet } from './map-sheets.js';
import { placeOfCell } from './sheet-source.js';

const merged = contentFault(
  'merged-cells',
  'Cells are merged over several columns: unmerge them, and write each value in its own cell',
  '儲存格跨欄合併：請取消合併，並將各數值填入各自的儲存格',
);

/** Cells merged downwards all hold the value of the first; over several columns they are a fault. */
export function unmergeCells({ sheet, columns, headings, headingRow }: MappedSheet, faults: Faults): void {
  const first = sheet.rows[headingRow]?.number ?? 0;
  const used = new Map(headings.filter(({ text }) => columns.get(text) !== null).map(({ at, text }) => [at, text]));
  const byNumber = new Map(sheet.merged.length > 0 ? sheet.rows.map((row) => [row.number, row]) : []);
  for (const { firstRow, lastRow, firstColumn, lastColumn } of sheet.merged) {
    if (lastRow <= first) continue;
    const touched = [...used.keys()].filter((at) => at >= firstColumn && at <= lastColumn);
    if (touched.length === 0) continue;
    const content = byNumber.get(firstRow)?.cells[firstColumn];
    if (lastColumn > firstColumn) {
      const heading = used.get(touched[0] ?? 0) ?? null;
      faults.add(placeOfCell(sheet.name, firstRow, firstColumn, heading, content), merged);
      continue;
    }
    for (const [number, row] of byNumber) {
      if (number <= firstRow || number > lastRow) continue;
      while (row.cells.length < firstColumn) row.cells.push(undefined);
      row.cells[firstColumn] ??= content;
    }
  }
}
