import { weekdays } from '../content/wire-values.js';
import type { Weekday } from '../content/wire-values.js';
import type { Interval } from './open-hours.js';
import { OpenHours } from './open-hours.js';
import type { ZoneClock } from './zone-clock.js';
import { dayNumber, minuteOfDay, weekdayOf } from './zone-clock.js';

/** Times of day `HH:MM`; a `to` not later than `from` means the next day, `24:00` midnight. */
export interface DayWindow {
  from: string;
  to: string;
}

/** What a calendar says: weekly windows, and dates whose own windows replace those that begin on them. */
export interface WeeklyHours {
  shifts: readonly ({ days: readonly Weekday[] } & DayWindow)[];
  exceptions?: readonly { date: string; open: readonly DayWindow[] }[] | undefined;
}

/** The instants of a window that begins on a local day. */
export function windowInstants(clock: ZoneClock, localDay: number, window: DayWindow): Interval {
  const from = minuteOfDay(window.from);
  const to = minuteOfDay(window.to);
  return { begin: clock.toInstant(localDay, from), end: clock.toInstant(to <= from ? localDay + 1 : localDay, to) };
}

/** The open hours of a calendar between two instants, a day more on either side. A night window belongs to the day it begins on. */
export function calendarHours(hours: WeeklyHours, clock: ZoneClock, from: number, to: number): OpenHours {
  const byWeekday = weekdays.map((name) => hours.shifts.filter(({ days }) => days.includes(name)));
  const byDate = new Map<number, DayWindow[]>();
  for (const { date, open } of hours.exceptions ?? []) {
    const at = dayNumber(date);
    byDate.set(at, [...(byDate.get(at) ?? []), ...open]);
  }
  const intervals: Interval[] = [];
  for (let at = clock.localDay(from) - 2; at <= clock.localDay(to) + 1; at += 1) {
    for (const window of byDate.get(at) ?? byWeekday[weekdayOf(at)] ?? []) {
      intervals.push(windowInstants(clock, at, window));
    }
  }
  return new OpenHours(intervals);
}
