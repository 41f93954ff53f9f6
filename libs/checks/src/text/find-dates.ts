import type { DateParts, Figure } from './figure.js';
import { readHanNumeral } from './numerals.js';
import type { TextSpan } from './text-span.js';

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const han = '[〇零一二三四五六七八九十]';
const year = '(?:1[0-9]|20)\\d\\d';

interface DatePattern {
  pattern: RegExp;
  read(groups: readonly (string | undefined)[]): DateParts;
}

function numeral(words: string | undefined): number | null {
  if (words === undefined || words === '') return null;
  return /^\d+$/.test(words) ? Number(words) : readHanNumeral(words.replaceAll('元', '一'));
}

function monthNumber(words: string | undefined): number {
  return monthNames.indexOf((words ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** The first year of the Republic (民國) is 1912. */
function westernYear(rocYear: number | null): number | null {
  return rocYear === null ? null : rocYear + 1911;
}

const patterns: readonly DatePattern[] = [
  {
    pattern: new RegExp(`(?<![\\d.])(${year})[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\\d|3[01])(?!\\d)`, 'g'),
    read: ([y, m, d]) => ({ year: numeral(y ?? ''), month: numeral(m), day: numeral(d) }),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])([0-3]?\\d)(?:st|nd|rd|th)?(?: of)?[ -](${month})\\.?(?:,?[ -](${year}))?(?![\\p{L}\\d])`,
      'giu',
    ),
    read: ([d, m, y]) => ({ year: numeral(y), month: monthNumber(m), day: numeral(d) }),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(${month})\\.? ([0-3]?\\d)(?:st|nd|rd|th)?(?:(?:,| of)? (${year}))?(?![\\p{L}\\d])`,
      'giu',
    ),
    read: ([m, d, y]) => ({ year: numeral(y), month: monthNumber(m), day: numeral(d) }),
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\d])(${month})\\.?,? (?:of )?(${year})(?!\\d)`, 'giu'),
    read: ([m, y]) => ({ year: numeral(y), month: monthNumber(m), day: null }),
  },
  {
    pattern: new RegExp(
      `(?:民國|中華民國) ?(\\d{1,3}|${han}{1,4}|元|一百${han}{0,4}) ?年(?: ?(\\d{1,2}|${han}{1,3}) ?月份?(?: ?(\\d{1,2}|${han}{1,3}) ?[日號])?)?`,
      'gu',
    ),
    read: ([y, m, d]) => ({ year: westernYear(numeral(y)), month: numeral(m), day: numeral(d) }),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(1\\d\\d|[5-9]\\d) ?年 ?(\\d{1,2}|${han}{1,3}) ?月份?(?: ?(\\d{1,2}|${han}{1,3}) ?[日號])?`,
      'gu',
    ),
    read: ([y, m, d]) => ({ year: westernYear(numeral(y)), month: numeral(m), day: numeral(d) }),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(${year}|[一二][〇零一二三四五六七八九]{3}) ?年(?: ?(\\d{1,2}|${han}{1,3}) ?月份?(?: ?(\\d{1,2}|${han}{1,3}) ?[日號])?)?(?!代)`,
      'gu',
    ),
    read: ([y, m, d]) => ({ year: numeral(y), month: numeral(m), day: numeral(d) }),
  },
  {
    pattern: new RegExp(
      `(?<![\\d年個〇零一二三四五六七八九十])(\\d{1,2}|${han}{1,3}) ?月份?(?: ?(\\d{1,2}|${han}{1,3}) ?[日號])?`,
      'gu',
    ),
    read: ([m, d]) => ({ year: null, month: numeral(m), day: numeral(d) }),
  },
];

function isDate({ month: m, day: d }: DateParts): boolean {
  return (m === null || (m >= 1 && m <= 12)) && (d === null || (d >= 1 && d <= 31));
}

/** Whether `span` touches a unit marked in `taken`. */
function overlaps(span: TextSpan, taken: Uint8Array): boolean {
  for (let at = span.start; at < span.end; at += 1) if (taken[at]) return true;
  return false;
}

/**
 * The dates of a folded text (see foldText): 2026-12-01, 1 December 2026, December 1st, 2026年12月1日, 民國115年12月1日, 十二月一日.
 * Every match is short, so the scan is linear.
 */
export function findDates(folded: string): Figure[] {
  const taken = new Uint8Array(folded.length);
  const dates: Figure[] = [];
  for (const { pattern, read } of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const date = read(match.slice(1));
      if (!isDate(date) || overlaps(span, taken)) continue;
      taken.fill(1, span.start, span.end);
      dates.push({
        ...span,
        kind: 'date',
        base: 'date',
        value: date.year ?? 0,
        raw: date.year ?? 0,
        tolerance: 0,
        noun: '',
        date,
      });
    }
  }
  return dates.sort((one, other) => one.start - other.start);
}
