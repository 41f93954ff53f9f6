import type { ScheduleFile } from '../files/sheets-of.js';

/** Tables of a small production schedule as CSV, by the name of the table; rows of cells separated by commas. */
const tables: Readonly<Record<string, readonly string[]>> = {
  settings: ['Time zone,Asia/Taipei', 'Start of the schedule,2026-12-01 08:00'],
  machines: ['Machine', 'M1', 'M2'],
  orders: ['Order,Due', 'A,2026-12-01 12:00'],
  operations: ['Order,Operation,Machine,Minutes,After', 'A,A1,M1,60,', 'A,A2,M2,1:30,A1', 'A,A2,M1,120,'],
  assignments: [
    'Operation,Machine,Start,End',
    'A1,M1,2026-12-01 08:00,2026-12-01 09:00',
    'A2,M2,2026/12/1 9:00,2026-12-01T10:30:00+08:00',
  ],
};

/** The CSV files of the small schedule, some of their tables replaced or, with null, left out. */
export function smallFiles(changed: Readonly<Record<string, readonly string[] | null>> = {}): ScheduleFile[] {
  return Object.entries({ ...tables, ...changed }).flatMap(([name, lines]) =>
    lines === null ? [] : [{ name: `${name}.csv`, bytes: Buffer.from(lines.join('\n')) }],
  );
}
