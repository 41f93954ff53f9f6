import type { Language } from '@countersign/contracts';
import { inWords, type CellValue, type Column } from '../column.js';

/** Rows that a sheet holds, its heading included: the limit of the spreadsheet programs. */
export const mostRows = 1_048_576;
/** Characters that a cell holds, by the same programs. */
const mostCharacters = 32_767;

/** Numbers of the formats in `xlsx/parts.ts`. */
export const styles = { plain: 0, heading: 1, instant: 2, inert: 3, wrapped: 4, title: 5 } as const;

/** Control characters that XML cannot hold, or reads as others (CR), and the two non-characters. */
const forbidden = /[^\P{Cc}\t\n\u007f-\u009f]|[\ufffe\uffff]/gu;
const escaped = /_(?=x[0-9A-Fa-f]{4}_)/g;
const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const isSpecial = /[&<>"]/;
const isUnusual = /[^\P{Cc}\t\n\u007f-\u009f]|[\ufffe\uffff_]/u;

/** Text for XML, with what XML cannot hold written as `_xHHHH_`, as OOXML asks for. */
export function xmlText(value: string): string {
  let text = value.length > mostCharacters ? `${value.slice(0, mostCharacters - 1)}…` : value;
  if (isUnusual.test(text)) {
    text = text
      .replace(escaped, '_x005F_')
      .replace(forbidden, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  }
  if (isSpecial.test(text)) text = text.replace(/[&<>"]/g, (c) => special[c] ?? c);
  return text.isWellFormed() ? text : text.toWellFormed();
}

/** The letters of a column, from 0 for A. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`;
}

/** What a spreadsheet would take for a formula if someone typed it: such text is marked, so that editing does not wake it. */
const risky = /^[\s\u200b\ufeff']*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** An instant as a spreadsheet counts it: days since 1899-12-30, in UTC. */
export const serialOf = (instant: string): number => Date.parse(instant) / 86_400_000 + 25_569;

/** A cell of text, never a formula. */
export function textCell(place: string, value: string, style: number = styles.plain): string {
  const used = style === styles.plain && risky.test(value) ? styles.inert : style;
  const mark = used === styles.plain ? '' : ` s="${used}"`;
  return `<c r="${place}"${mark} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

/** A cell in the type of its value; nothing for null. */
export function cell(place: string, value: CellValue, kind: Column<never>['kind']): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : textCell(place, String(value));
  if (kind !== 'instant') return textCell(place, value);
  const serial = serialOf(value);
  return Number.isFinite(serial)
    ? `<c r="${place}" s="${styles.instant}"><v>${serial}</v></c>`
    : textCell(place, value);
}

/** A row of a table at a row number. */
export function tableRow<T>(
  columns: readonly Column<T>[],
  letters: readonly string[],
  item: T,
  row: number,
  language: Language,
): string {
  let cells = '';
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (column) cells += cell(`${letters[index]}${row}`, inWords(column, item, language), column.kind);
  }
  return `<row r="${row}">${cells}</row>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const colsOf = (widths: readonly number[]): string =>
  widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');

/** The begin of a sheet; with a heading the first row stays in place when one scrolls. */
export function sheetBegin(widths: readonly number[], options: { frozen: boolean; selected?: boolean }): string {
  const selected = options.selected ? ' tabSelected="1"' : '';
  const pane = options.frozen
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
    : '';
  return (
    `${declaration}<worksheet xmlns="${namespace}"><sheetViews><sheetView${selected} workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${colsOf(widths)}</cols><sheetData>`
  );
}

/** The end of a sheet, with a filter over a table of so many columns and rows. */
export function sheetEnd(filter?: { columns: number; rows: number }): string {
  const range = filter ? `<autoFilter ref="A1:${columnLetters(filter.columns - 1)}${filter.rows}"/>` : '';
  return `</sheetData>${range}</worksheet>`;
}

/** The heading of a table; instants say their zone. */
export function headingRow<T>(columns: readonly Column<T>[], language: Language): string {
  const cells = columns.map(({ heading, kind }, index) => {
    const zone = kind === 'instant' ? (language === 'en' ? ' (UTC)' : '（UTC）') : '';
    return textCell(`${columnLetters(index)}1`, heading[language] + zone, styles.heading);
  });
  return `<row r="1">${cells.join('')}</row>`;
}
