import type { Figure } from './figure.js';
import { readHanNumeral } from './numerals.js';

const clock = /(?<![\d:.])([01]?\d|2[0-4]):([0-5]?\d)(?::[0-5]?\d)?(?![\d:])(?: ?([ap])\.?m\b\.?)?/gi;
const hourOnly = /(?<![\d:.$,])(1[0-2]|0?[1-9]) ?([ap])\.?m\b\.?/gi;
const hanClock =
  /(上午|早上|凌晨|中午|下午|晚上|晚間)? ?(?<!\d)(\d{1,2}|[一二兩三四五六七八九十]{1,3}) ?(?:點鐘?|時)(?:(半)|(\d{1,2}|[一二三四五六七八九十]{1,3})分)?/gu;

function halfDay(hour: number, mark: string | undefined): number {
  if (mark === undefined) return hour;
  const late = /^(?:p|下午|晚上|晚間)$/i.test(mark) || (mark === '中午' && hour < 11);
  return (hour % 12) + (late ? 12 : 0) + (mark === '中午' && hour >= 11 ? 12 * Number(hour === 12) : 0);
}

function numeral(words: string | undefined): number {
  if (words === undefined) return 0;
  return /^\d+$/.test(words) ? Number(words) : (readHanNumeral(words) ?? 0);
}

function time(start: number, words: string, hour: number, minute: number, mark: string | undefined): Figure {
  const value = (halfDay(hour, mark) % 24) * 60 + minute;
  return {
    start,
    end: start + words.length,
    kind: 'time',
    base: mark === undefined ? 'clock' : 'half-day',
    value,
    raw: value,
    tolerance: 0,
    noun: '',
  };
}

/** The times of day of a folded text (see foldText): 17:30, 5 p.m., 下午五點半. `base` is "half-day" where morning or afternoon is said, else "clock". */
export function findTimes(folded: string): Figure[] {
  const times: Figure[] = [];
  for (const match of folded.matchAll(clock))
    times.push(time(match.index, match[0], numeral(match[1]), numeral(match[2]), match[3]));
  for (const match of folded.matchAll(hourOnly))
    times.push(time(match.index, match[0], numeral(match[1]), 0, match[2]));
  for (const match of folded.matchAll(hanClock)) {
    const hour = numeral(match[2]);
    if (hour > 24) continue;
    times.push(time(match.index, match[0], hour, match[3] ? 30 : numeral(match[4]), match[1]));
  }
  const seen = new Uint8Array(folded.length);
  return times
    .sort((one, other) => one.start - other.start)
    .filter(({ start, end }) => {
      if (seen[start]) return false;
      seen.fill(1, start, end);
      return true;
    });
}
