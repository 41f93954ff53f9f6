import type { Language, ScheduleKind } from '@countersign/contracts';
import { tableSets } from '../tables/table-sets.js';
import type { WrittenCell } from './file-cells.js';

/** What the sheet that explains is called; it is never read. */
export const helpName = { en: 'Help', 'zh-TW': '說明' } as const;

const words = {
  table: { en: 'Table', 'zh-TW': '表格' },
  column: { en: 'Column', 'zh-TW': '欄位' },
  required: { en: 'Required', 'zh-TW': '必填' },
  what: { en: 'What belongs here', 'zh-TW': '填寫說明' },
  yes: { en: 'yes', 'zh-TW': '是' },
} as const;

/** A row for every table and column that says what belongs there. */
export function helpCells(kind: ScheduleKind, language: Language): WrittenCell[][] {
  const mark = (required: boolean) => (required ? words.yes[language] : null);
  return [
    [words.table, words.column, words.required, words.what].map((word) => word[language]),
    ...tableSets[kind].tables.flatMap(({ heading, required, help, columns }): WrittenCell[][] => [
      [heading[language], null, mark(required), help[language]],
      ...columns.map((column) => [
        heading[language],
        column.heading[language],
        mark(column.required),
        column.help[language],
      ]),
    ]),
  ];
}
