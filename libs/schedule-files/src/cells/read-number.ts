import type { CellContent } from '@countersign/workbooks';
import { contentFault, type ContentFault } from '../fault.js';
import { trimmed } from './folded-words.js';

/** What a cell became, or why it is none. */
export type Read<T> = { value: T } | { fault: ContentFault };

const plainNumber = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

const separators = contentFault(
  'number-separators',
  'Write the number with a point for decimals and without thousands separators, such as 1234.5',
  '請使用小數點且不要千分位符號，例如 1234.5',
);
const percent = contentFault(
  'percent',
  'Write the share as a number, such as 0.85 for 85 %',
  '請以數字表示比例，例如 85 % 請寫 0.85',
);
const noNumber = contentFault(
  'not-a-number',
  'Write a number here, without words or units',
  '此處請填數字，不要加文字或單位',
);
const isDate = contentFault(
  'became-a-date',
  'This is a date or time, and a number belongs here: change the cell format to number and type it again',
  '此儲存格為日期或時間，應為數字：請將格式改為數字後重新輸入',
);

/** The number of a text; digits may be of full width. Ambiguous writings are refused, never guessed. */
export function numberOf(text: string): Read<number> {
  const plain = trimmed(text.normalize('NFKC')).replace('\u2212', '-');
  if (plainNumber.test(plain)) return { value: Number(plain) };
  if (/^[-+]?\d[\d\s]*%$|^[-+]?\d+[.,]\d+\s*%$/.test(plain)) return { fault: percent };
  return { fault: /^[-+]?[\d.,'\s\u00a0]+$/.test(plain) && /\d/.test(plain) ? separators : noNumber };
}

/** Reads a number. */
export function readNumber(content: CellContent): Read<number> {
  if (typeof content === 'number') return { value: content };
  if (typeof content === 'string') return numberOf(content);
  return { fault: typeof content === 'object' && 'serial' in content ? isDate : noNumber };
}

const noDuration = contentFault(
  'not-a-duration',
  'Write minutes as a number (90), hours and minutes (1:30), or with a unit (90 min, 1.5 h)',
  '請以數字填分鐘（90）、時:分（1:30）或加單位（90 min、1.5 h、90 分）',
);
const inHours =
  /^(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hours?|小時|時)(?:\s*(\d+(?:\.\d+)?)\s*(?:m|min|mins|minutes?|分|分鐘)?)?$/i;
const inMinutes = /^(\d+(?:\.\d+)?)\s*(?:m|min|mins|minutes?|分|分鐘)$/i;
const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/;

/** Minutes to the second, from a share of a day. */
const minutesOfDays = (days: number): number => Math.round(days * 86_400) / 60;

/** Reads a duration in minutes. */
export function readMinutes(content: CellContent): Read<number> {
  if (typeof content === 'number') return { value: content };
  if (typeof content === 'object' && 'serial' in content) return { value: minutesOfDays(content.serial) };
  if (typeof content !== 'string') return { fault: noDuration };
  const plain = trimmed(content.normalize('NFKC'));
  const parts = clock.exec(plain);
  if (parts) return { value: Number(parts[1]) * 60 + Number(parts[2]) + Number(parts[3] ?? 0) / 60 };
  const minutes = inMinutes.exec(plain);
  if (minutes) return { value: Number(minutes[1]) };
  const hours = inHours.exec(plain);
  if (hours) return { value: Math.round((Number(hours[1]) * 60 + Number(hours[2] ?? 0)) * 1e9) / 1e9 };
  const number = numberOf(plain);
  return 'value' in number || number.fault === separators ? number : { fault: noDuration };
}
