/** Characters with which spreadsheets begin a formula, in half and full width, or which hide one behind white space. */
const risky = /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

export type CsvValue = string | number | boolean | null;

/** A cell (RFC 4180). Text that a spreadsheet could run as a formula gets an apostrophe in front, which spreadsheets read as "text". */
export function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = risky.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A row, ended by CR LF. */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** The byte-order mark: without it, Excel reads UTF-8 as another encoding and Chinese as noise. */
export const byteOrderMark = '\ufeff';
