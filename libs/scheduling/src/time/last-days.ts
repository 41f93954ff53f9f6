import { dateText, ZoneClock } from './zone-clock.js';

const dayMs = 86_400_000;

/** The last days up to now by the calendar of a time zone, today among them, oldest first, with the instant at which each begins. */
export function lastDays(now: Date, timeZone: string, count: number): { day: string; begins: Date }[] {
  const clock = new ZoneClock(timeZone, now.getTime() - count * dayMs, now.getTime());
  const today = clock.localDay(now.getTime());
  return Array.from({ length: count }, (_, index) => {
    const day = today - count + 1 + index;
    return { day: dateText(day), begins: new Date(clock.toInstant(day, 0)) };
  });
}
