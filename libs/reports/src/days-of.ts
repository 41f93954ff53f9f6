import { dateText, ZoneClock } from '@countersign/scheduling';

/** The first and the last day (`YYYY-MM-DD`) of a period, by the clocks of its time zone; its end is excluded. */
export function daysOf({ from, to, timeZone }: { from: string; to: string; timeZone: string }): [string, string] {
  const [first, last] = [Date.parse(from), Date.parse(to) - 1];
  const dayOf = (at: number): string => dateText(new ZoneClock(timeZone, at, at).localDay(at));
  return [dayOf(first), dayOf(last)];
}
