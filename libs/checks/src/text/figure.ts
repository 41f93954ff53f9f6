import type { TextSpan } from './text-span.js';

/** A date with what is known of it. */
export interface DateParts {
  year: number | null;
  month: number | null;
  day: number | null;
}

/** A number, date or time of day in a text, normalised. */
export interface Figure extends TextSpan {
  kind: 'number' | 'date' | 'time';
  /** Unit that `value` counts in ("month", "%", "TWD"); empty for a bare number. A time counts minutes since midnight. */
  base: string;
  value: number;
  /** The number as written, before the unit is reckoned in. */
  raw: number;
  /** How far another value may lie from this one and still be the same: half of the last digit given, more after "about". */
  tolerance: number;
  /** What is counted where no unit is known: the stem of the next word, or the Chinese measure word. */
  noun: string;
  /** Of a date only. */
  date?: DateParts;
}

const looseMoney = new Set(['USD', 'TWD']);

/** Whether two units can name one thing: equal, one unknown, or a bare dollar sign against a dollar currency. */
export function sameBase(one: string, other: string): boolean {
  if (one === other || one === '' || other === '') return true;
  return (one === '$' && looseMoney.has(other)) || (other === '$' && looseMoney.has(one));
}

/** Whether a date of the source carries a date of the claim: no part differs, and no part but the year is missing. */
export function dateCarries(source: DateParts, claim: DateParts): boolean {
  if (claim.year !== null && source.year !== null && claim.year !== source.year) return false;
  if (claim.month === null && claim.day === null) return source.year === claim.year;
  return source.month === claim.month && (claim.day === null || source.day === claim.day);
}
