import type { ZoneClock } from '../time/zone-clock.js';
import { day } from '../time/zone-clock.js';
import type { DataField, DataTable, OddDate } from './data-fault.js';

/** A date of a record. */
export interface Dated {
  name: string;
  /** RFC 3339, as handed in. */
  value: string;
  pointer: string;
  operations: string[];
}

/** A date this far from all others, while those lie within half of it, is one of another year or a slip. */
const farDays = 200;
const fewest = 5;

/** Dates of one kind that lie far from all others, with the same date in the year of the others where that fits. */
export function* oddDates(
  table: DataTable,
  field: DataField,
  dates: readonly Dated[],
  clock: ZoneClock,
): Generator<OddDate> {
  if (dates.length < fewest) return;
  const at = dates.map(({ value }) => Date.parse(value));
  const sorted = at.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const near = sorted.filter((it) => Math.abs(it - median) <= (farDays / 2) * day);
  // At most a tenth is odd, and one always may be.
  if (sorted.length - near.length > Math.max(1, Math.floor(sorted.length / 10))) return;
  const [first = 0, last = 0] = [near[0], near.at(-1)];
  for (const [index, dated] of dates.entries()) {
    const instant = at[index] ?? 0;
    if (instant >= first - farDays * day && instant <= last + farDays * day) continue;
    const { name, value, pointer, operations } = dated;
    const likely = inYearOf(instant, [first, last], clock);
    yield { kind: 'odd-date', table, field, name, value, likely, pointers: [pointer], operations };
  }
}

/** The same day and time in a year in which it lies among the others; null where it lies among them in none. */
function inYearOf(instant: number, [first, last]: readonly [number, number], clock: ZoneClock): string | null {
  const [from, to] = [new Date(first).getUTCFullYear(), new Date(last).getUTCFullYear()];
  for (let year = from; year <= to; year += 1) {
    const date = new Date(instant);
    date.setUTCFullYear(year);
    const slack = 31 * day;
    if (date.getTime() >= first - slack && date.getTime() <= last + slack) return clock.toText(date.getTime());
  }
  return null;
}
