import type { Language } from '@countersign/contracts';
import type { ZoneClock } from '@countersign/scheduling';
import type { CellValue } from '../cells/read-cell.js';
import type { ColumnDefinition, TableDefinition } from '../tables/table-definition.js';
import { cellText, type ValueRow } from './table-values.js';

/** A cell to write: local times are told apart from text, since workbooks have dates of their own. */
export type WrittenCell = string | number | null | { local: string };

/** Local date and time of an instant; null where it would be read as another (the second of two equal times, parts of a second). */
function localOf(instant: string, clock: ZoneClock): string | null {
  const at = Date.parse(instant);
  const local = clock.toText(at).slice(0, 19);
  const [day, seconds] = [Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / 86_400_000, Date.parse(`${local}Z`) / 1000];
  return clock.toInstant(day, (seconds - day * 86_400) / 60) === at ? local : null;
}

function writtenCell(
  value: CellValue | undefined,
  { type }: ColumnDefinition,
  language: Language,
  clock: ZoneClock,
): WrittenCell {
  if (value === undefined) return null;
  if (type.kind === 'instant' && typeof value === 'string') {
    const local = localOf(value, clock);
    return local === null ? value : { local };
  }
  if (type.kind === 'choice' && typeof value === 'string') return type.choices[value]?.[language] ?? value;
  return cellText(value, type.kind === 'pairs' ? type.keys : []);
}

/** The cells of a table: headings and rows, or names with values and an explanation beside them. */
export function tableCells(
  { layout, columns }: TableDefinition,
  rows: readonly ValueRow[],
  { language, clock }: { language: Language; clock: ZoneClock },
): WrittenCell[][] {
  // Rows come from content that the schema has read.
  const cell = (row: ValueRow | undefined, column: ColumnDefinition) =>
    writtenCell(row?.[column.field] as CellValue | undefined, column, language, clock);
  if (layout === 'down') {
    return columns.map((column) => [column.heading[language], cell(rows[0], column), column.help[language]]);
  }
  return [
    columns.map(({ heading }) => heading[language]),
    ...rows.map((row) => columns.map((column) => cell(row, column))),
  ];
}
