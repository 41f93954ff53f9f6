import { describe, expect, it } from '@jest/globals';
import { minuteGrid, openMinutes } from '../testing/minute-grid.js';
import { weekdays } from '../content/wire-values.js';
import type { WeeklyHours } from './calendar-hours.js';
import { calendarHours } from './calendar-hours.js';
import { ZoneClock } from './zone-clock.js';

const everyDay = (from: string, to: string): WeeklyHours => ({ shifts: [{ days: weekdays, from, to }] });

/** Open hours of a local date, from its midnight to the next. */
function hoursOn(zone: string, date: string, hours: WeeklyHours): number {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const clock = new ZoneClock(zone, noon - 5 * 86_400_000, noon + 5 * 86_400_000);
  const day = clock.localDay(noon);
  const open = calendarHours(hours, clock, noon, noon);
  return open.openBetween(clock.toInstant(day, 0), clock.toInstant(day + 1, 0)) / 3_600_000;
}

describe('calendarHours', () => {
  it.each<[string, string, WeeklyHours, number]>([
    ['Europe/Berlin', '2026-03-29', everyDay('00:00', '24:00'), 23],
    ['Europe/Berlin', '2026-10-25', everyDay('00:00', '24:00'), 25],
    ['Asia/Taipei', '2026-03-29', everyDay('00:00', '24:00'), 24],
    ['Europe/Berlin', '2026-03-29', everyDay('02:00', '03:00'), 0],
    ['Europe/Berlin', '2026-10-25', everyDay('02:00', '03:00'), 2],
    ['Europe/Berlin', '2026-03-29', everyDay('22:00', '06:00'), 7],
    ['Europe/Berlin', '2026-10-25', everyDay('22:00', '06:00'), 9],
    ['Europe/Berlin', '2026-03-29', everyDay('08:00', '17:00'), 9],
    ['Asia/Taipei', '2026-12-25', { ...everyDay('08:00', '17:00'), exceptions: [{ date: '2026-12-25', open: [] }] }, 0],
    [
      'Asia/Taipei',
      '2026-12-25',
      { ...everyDay('22:00', '06:00'), exceptions: [{ date: '2026-12-25', open: [] }] },
      6, // the night that began the day before runs to its end
    ],
    [
      'Asia/Taipei',
      '2026-12-25',
      { ...everyDay('08:00', '17:00'), exceptions: [{ date: '2026-12-25', open: [{ from: '09:00', to: '10:00' }] }] },
      1,
    ],
  ])('in %s on %s, %j is %d hours', (zone, date, hours, expected) => {
    expect(hoursOn(zone, date, hours)).toBe(expected);
  });

  it.each([
    ['Europe/Berlin', '2026-10-23T00:00:00+02:00'],
    ['Europe/Berlin', '2026-03-27T00:00:00+01:00'],
    ['Asia/Taipei', '2026-12-24T00:00:00+08:00'],
  ])('agrees minute by minute with local time in %s from %s', (zone, start) => {
    const grid = minuteGrid(zone, start, 1440 * 7);
    const hours: WeeklyHours = {
      shifts: [
        { days: ['mon', 'wed', 'fri'], from: '06:00', to: '14:30' },
        { days: ['tue', 'sat', 'sun'], from: '22:00', to: '06:00' },
      ],
      exceptions: [
        { date: '2026-10-26', open: [{ from: '20:00', to: '04:00' }] },
        { date: '2026-12-26', open: [] },
      ],
    };
    const clock = new ZoneClock(zone, grid.start, grid.start + 8 * 86_400_000);
    const open = calendarHours(hours, clock, grid.start, grid.start + 8 * 86_400_000);
    const found = grid.minutes.map((_, index) => open.isOpenAfter(grid.start + index * 60_000));
    expect(found).toEqual(openMinutes(grid, hours));
  });
});
