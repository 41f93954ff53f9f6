import { weekdays } from '../content/wire-values.js';
import type { DayWindow } from './calendar-hours.js';
import { calendarHours } from './calendar-hours.js';
import type { OpenHours } from './open-hours.js';
import type { ZoneClock } from './zone-clock.js';

/**
 * Default night: 22:00 to 06:00 local time. It holds midnight to five, which Directive 2003/88/EC Article 2(3) asks of any
 * definition, and is the night of Taiwan's Labor Standards Act.
 */
export const defaultNight: DayWindow = { from: '22:00', to: '06:00' };

/** The nights, and the Saturdays and Sundays, between two instants. */
export function unsocialHours(
  clock: ZoneClock,
  from: number,
  to: number,
  night: DayWindow = defaultNight,
): { night: OpenHours; weekend: OpenHours } {
  const nightly = { shifts: [{ days: weekdays, ...night }] };
  const weekends = { shifts: [{ days: weekdays.slice(5), from: '00:00', to: '24:00' }] };
  return { night: calendarHours(nightly, clock, from, to), weekend: calendarHours(weekends, clock, from, to) };
}
