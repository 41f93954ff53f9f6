import type { ZoneClock } from '@countersign/scheduling';
import type { CellContent } from '@countersign/workbooks';
import { contentFault } from '../fault.js';
import type { CellType } from '../tables/table-definition.js';
import { trimmed } from './folded-words.js';
import { partsOf, readChoice, readDays, readPairs } from './read-list.js';
import { readMinutes, readNumber, type Read } from './read-number.js';
import { readDate, readInstant, readTimeOfDay } from './read-time.js';

/** How the dates of a sheet are understood. */
export interface CellContext {
  clock: ZoneClock;
  date1904: boolean;
}

/** What a cell can mean. */
export type CellValue = string | number | boolean | string[] | Record<string, string | number>[];

const becameDate = contentFault(
  'became-a-date',
  'The spreadsheet took this for a date: change the cell format to text and type it again',
  '試算表將此內容當成日期：請將儲存格格式改為文字後重新輸入',
);
const digitsLost = contentFault(
  'digits-lost',
  'Spreadsheets keep 15 digits of a number: change the cell format to text and type it again',
  '試算表的數字只保留 15 位：請將儲存格格式改為文字後重新輸入',
);
const noFlag = contentFault('not-a-flag', 'Write yes or no', '請填 是 或 否');

/** A name or text; what a spreadsheet made a number of becomes text again. */
function readText(content: CellContent): Read<string> {
  if (typeof content === 'string') return { value: trimmed(content) };
  if (typeof content === 'boolean') return { value: content ? 'TRUE' : 'FALSE' };
  if (typeof content === 'object') return { fault: becameDate };
  return Math.abs(content) >= 1e15 ? { fault: digitsLost } : { value: String(content) };
}

function readFlag(content: CellContent): Read<boolean> {
  if (typeof content === 'boolean') return { value: content };
  const text = typeof content === 'object' ? '' : trimmed(String(content)).normalize('NFKC').toLowerCase();
  if (['yes', 'true', 'y', 'x', '1', '是', '✓', 'v'].includes(text)) return { value: true };
  return ['no', 'false', 'n', '0', '否'].includes(text) ? { value: false } : { fault: noFlag };
}

function readFromText(content: CellContent, type: CellType): Read<CellValue> {
  const text = readText(content);
  if ('fault' in text) return text;
  switch (type.kind) {
    case 'list':
      return { value: partsOf(text.value) };
    case 'days':
      return readDays(text.value);
    case 'pairs':
      return readPairs(text.value, type);
    case 'choice':
      return readChoice(text.value, type.choices);
    default:
      return text;
  }
}

/** Reads a cell that holds something as its column's type. */
export function readCell(content: CellContent, type: CellType, { clock, date1904 }: CellContext): Read<CellValue> {
  switch (type.kind) {
    case 'number':
      return readNumber(content);
    case 'minutes':
      return readMinutes(content);
    case 'instant':
      return readInstant(content, clock, date1904);
    case 'date':
      return readDate(content, date1904);
    case 'opening':
    case 'closing':
      return readTimeOfDay(content, type.kind === 'closing');
    case 'flag':
      return readFlag(content);
    default:
      return readFromText(content, type);
  }
}
