import type { SchedulePeriod } from '@countersign/contracts';
import { dateText, dayNumber, weekdayOf, ZoneClock } from '@countersign/scheduling';

/** A period of the calendar in a time zone: from its first instant to that of the next, which is excluded. */
export interface CalendarPeriod {
  from: Date;
  to: Date;
}

/** Longer than any period, with room for a day at each end. */
const reach = 100 * 86_400_000;
const monthsOf = { monthly: 1, quarterly: 3 } as const;

/** The first day of the period that a day (days since 1970-01-01) lies in. */
function beginOf(period: SchedulePeriod, day: number): number {
  if (period === 'weekly') return day - weekdayOf(day);
  const date = new Date(`${dateText(day)}T00:00:00Z`);
  const month = date.getUTCMonth();
  date.setUTCMonth(month - (month % monthsOf[period]), 1);
  return dayNumber(date.toISOString().slice(0, 10));
}

/** The first day after the period that begins on a day. */
function endOf(period: SchedulePeriod, begin: number): number {
  return period === 'weekly' ? begin + 7 : beginOf(period, begin + 31 * monthsOf[period]);
}

/** The week (from Monday), month or quarter that an instant lies in, by the clocks of an IANA time zone. */
export function periodAt(period: SchedulePeriod, timeZone: string, at: Date): CalendarPeriod {
  const clock = new ZoneClock(timeZone, at.getTime() - reach, at.getTime() + reach);
  const begin = beginOf(period, clock.localDay(at.getTime()));
  return {
    from: new Date(clock.toInstant(begin, 0)),
    to: new Date(clock.toInstant(endOf(period, begin), 0)),
  };
}
