import type { CellContent, Row } from '@countersign/workbooks';
import { folded, trimmed } from '../cells/folded-words.js';
import type { ColumnDefinition, TableDefinition } from '../tables/table-definition.js';
import type { SheetSource } from './sheet-source.js';

/** A heading and the column (from 0) or, where names stand in the first column, the row index it stands in. */
export interface Heading {
  text: string;
  at: number;
}

/** Characters of a heading; what is longer is cut. */
const longestHeading = 1000;

/** Rows of the beginning among which the row of headings is looked for. */
const headingRows = 10;

const textOf = (content: CellContent | undefined): string =>
  typeof content === 'string'
    ? trimmed(content.slice(0, longestHeading))
    : typeof content === 'number'
      ? String(content)
      : '';

/** Headings of a row; of two equal ones the first, as the second can name no column. */
export function headingsOf(row: Row | undefined): Heading[] {
  const seen = new Set<string>();
  return (row?.cells ?? []).flatMap((content, at) => {
    const text = textOf(content);
    if (text === '' || seen.has(text)) return [];
    seen.add(text);
    return [{ text, at }];
  });
}

/** Names in the first filled column, where values stand beside their names. */
export function namesDown(sheet: SheetSource): Heading[] {
  const seen = new Set<string>();
  return sheet.rows.flatMap((row, at) => {
    const text = textOf(row.cells.find((content) => content !== undefined));
    if (text === '' || seen.has(text)) return [];
    seen.add(text);
    return [{ text, at }];
  });
}

interface ColumnWords {
  exact: ReadonlySet<string>;
  all: ReadonlySet<string>;
}
const known = new WeakMap<ColumnDefinition, ColumnWords>();

/** The headings that mean a column, folded; made once. */
function wordsOf(column: ColumnDefinition): ColumnWords {
  const made = known.get(column);
  if (made) return made;
  const { heading, field, also } = column;
  const exact = new Set([heading.en, heading['zh-TW']].map(folded));
  const words = { exact, all: new Set([...exact, ...[field, ...also].map(folded)]) };
  known.set(column, words);
  return words;
}

/** Columns by heading: exact headings first, then the other words people use; each column once. */
export function guessColumns(headings: readonly Heading[], table: TableDefinition): Map<string, string | null> {
  const taken = new Set<string>();
  const guessed = new Map<string, string | null>(headings.map(({ text }) => [text, null]));
  for (const words of ['exact', 'all'] as const) {
    for (const { text } of headings) {
      if (guessed.get(text) !== null) continue;
      const wanted = folded(text);
      const found = table.columns.find((it) => !taken.has(it.field) && wordsOf(it)[words].has(wanted));
      if (!found) continue;
      guessed.set(text, found.field);
      taken.add(found.field);
    }
  }
  return guessed;
}

/** Index of the row of headings: of the first ten the one that means most columns of the table, else the first. */
export function headingRowOf(sheet: SheetSource, table: TableDefinition | null, wanted: readonly string[]): number {
  let [best, most] = [0, 0];
  sheet.rows.slice(0, headingRows).forEach((row, index) => {
    const headings = headingsOf(row);
    const named = headings.filter(({ text }) => wanted.includes(text)).length;
    const meant = table ? [...guessColumns(headings, table).values()].filter((it) => it !== null).length : 0;
    if (Math.max(named, meant) > most) [best, most] = [index, Math.max(named, meant)];
  });
  return best;
}
