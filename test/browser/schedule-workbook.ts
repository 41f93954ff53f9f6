import { columnLetters, sheetBegin, sheetEnd, textCell, workbookEntries, zipStream } from '@countersign/workbooks';
import { buffer } from 'node:stream/consumers';

type Rows = readonly (readonly string[])[];

function sheetXml(rows: Rows): string {
  const cells = rows.map((row, at) => {
    const inRow = row.map((text, index) => textCell(`${columnLetters(index)}${at + 1}`, text));
    return `<row r="${at + 1}">${inRow.join('')}</row>`;
  });
  return sheetBegin([20], { frozen: false }) + cells.join('') + sheetEnd();
}

/** Sheets of a small production schedule: one order of two operations. */
export const smallSheets = {
  Settings: [
    ['Time zone', 'Asia/Taipei'],
    ['Start of the schedule', '2026-12-01 08:00'],
  ],
  Machines: [['Machine'], ['M1'], ['M2']],
  Operations: [
    ['Order', 'Operation', 'Machine', 'Minutes'],
    ['A', 'A1', 'M1', '60'],
    ['A', 'A2', 'M2', '90'],
  ],
  Assignments: [
    ['Operation', 'Machine', 'Start', 'End'],
    ['A1', 'M1', '2026-12-01 08:00', '2026-12-01 09:00'],
    ['A2', 'M2', '2026-12-01 09:00', '2026-12-01 10:30'],
  ],
} as const satisfies Record<string, Rows>;

/** A workbook of these sheets, as a file to upload. */
export async function scheduleWorkbookFile(
  sheets: Readonly<Record<string, Rows>>,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const parts = Object.entries(sheets).map(([name, rows]) => ({ name, contents: sheetXml(rows) }));
  const entries = workbookEntries(parts, { title: 'Plan', language: 'en', at: '2026-12-01T00:00:00Z' });
  return {
    name: 'plan.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await buffer(zipStream(entries)),
  };
}
