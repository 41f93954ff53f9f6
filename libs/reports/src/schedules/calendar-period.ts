import type { SchedulePeriod } from '@countersign/contracts';

/** A period of the calendar in a time zone: from its first instant to that of the next, which is excluded. */
export interface CalendarPeriod {
  from: Date;
  to: Date;
}

/** A day of the calendar, months from 1. */
interface Day {
  year: number;
  month: number;
  day: number;
}

const hour = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks in the zone show, as if it were UTC. */
function wallTime(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hours, minute, second) + (((at % 1000) + 1000) % 1000);
}

/** The first instant of a day in the zone, also where clocks leave out or repeat its midnight. */
function firstInstantOf({ year, month, day }: Day, timeZone: string): Date {
  const midnight = Date.UTC(year, month - 1, day);
  // Clocks are at most 14 hours ahead of UTC and 12 behind it; they change by less than a day.
  let before = midnight - 15 * hour;
  let after = midnight + 15 * hour;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallTime(middle, timeZone) >= midnight) after = middle;
    else before = middle;
  }
  return new Date(after);
}

function dayOf(at: Date, timeZone: string): Day {
  const date = new Date(wallTime(at.getTime(), timeZone));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function beginOf(period: SchedulePeriod, { year, month, day }: Day): Day {
  switch (period) {
    case 'weekly': {
      const date = new Date(Date.UTC(year, month - 1, day));
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    }
    case 'monthly':
      return { year, month, day: 1 };
    case 'quarterly':
      return { year, month: month - ((month - 1) % 3), day: 1 };
  }
}

function nextBegin(period: SchedulePeriod, { year, month, day }: Day): Day {
  const months = { weekly: 0, monthly: 1, quarterly: 3 }[period];
  const date = new Date(Date.UTC(year, month - 1 + months, day + (period === 'weekly' ? 7 : 0)));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The week (from Monday), month or quarter that an instant lies in, by the clocks of an IANA time zone. */
export function periodAt(period: SchedulePeriod, timeZone: string, at: Date): CalendarPeriod {
  const begin = beginOf(period, dayOf(at, timeZone));
  return {
    from: firstInstantOf(begin, timeZone),
    to: firstInstantOf(nextBegin(period, begin), timeZone),
  };
}
