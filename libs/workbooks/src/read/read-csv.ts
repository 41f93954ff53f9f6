import { decodeText } from './decode-text.js';
import { FileRefused } from './file-refused.js';
import { mostCells } from './read-sheet.js';
import type { Row, Sheet } from './sheet.js';

const separators = [',', ';', '\t'] as const;

/** The separator of the first line, told by which occurs most outside of quotes. */
function separatorOf(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (counts.size > 0) break;
    } else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return separators.reduce((best, it) => ((counts.get(it) ?? 0) > (counts.get(best) ?? 0) ? it : best), ',');
}

function openQuote(row: number): FileRefused {
  return new FileRefused('not-readable', {
    en: `A quote that begins in row ${row} is never closed: close it, and write a quote within a cell twice.`,
    'zh-TW': `第 ${row} 列開始的引號沒有結束：請補上結尾引號；儲存格內的引號須寫兩次。`,
  });
}

function tooManyCells(): FileRefused {
  return new FileRefused('too-large', {
    en: `The file has more than ${mostCells} cells: split it.`,
    'zh-TW': `檔案超過 ${mostCells} 個儲存格：請分割檔案。`,
  });
}

/** Reads the quoted cell whose opening quote stands before `from`: its text, and where it ends behind the closing quote. */
function quotedCell(text: string, from: number, row: number): { value: string; end: number } {
  let value = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw openQuote(row);
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

/** The rows of CSV text (RFC 4180; also `;` and tabs, also lines ended by LF or CR). Empty cells are undefined. */
export function csvRows(text: string): Row[] {
  const separator = separatorOf(text);
  const plainEnd = new RegExp(`[${separator === '\t' ? '\\t' : separator}\\r\\n]`, 'g');
  const rows: Row[] = [];
  let row: Row = { number: 1, cells: [] };
  let cells = 0;
  let at = 0;
  while (at < text.length) {
    let value: string;
    if (text[at] === '"') {
      const quoted = quotedCell(text, at + 1, row.number);
      plainEnd.lastIndex = quoted.end;
      const end = plainEnd.exec(text)?.index ?? text.length;
      value = quoted.value + text.slice(quoted.end, end);
      at = end;
    } else {
      plainEnd.lastIndex = at;
      const end = plainEnd.exec(text)?.index ?? text.length;
      value = text.slice(at, end);
      at = end;
    }
    cells += 1;
    if (cells > mostCells) throw tooManyCells();
    row.cells.push(value === '' ? undefined : value);
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end stands before one more, empty cell, which needs no place.
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    if (row.cells.some((cell) => cell !== undefined)) rows.push(row);
    row = { number: row.number + 1, cells: [] };
  }
  if (row.cells.some((cell) => cell !== undefined)) rows.push(row);
  return rows;
}

/**
 * Reads a CSV file as a sheet of texts. The apostrophe that keeps a text from being a formula is taken off. Throws `FileRefused`.
 */
export function readCsv(bytes: Buffer, name: string): Sheet {
  const rows = csvRows(decodeText(bytes));
  for (const { cells } of rows) {
    cells.forEach((cell, index) => {
      if (typeof cell === 'string' && /^'[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/.test(cell)) {
        cells[index] = cell.slice(1);
      }
    });
  }
  return { name, hidden: false, rows, merged: [] };
}
