import { describe, expect, it } from '@jest/globals';
import { minuteGrid } from '../testing/minute-grid.js';
import { ZoneClock, dateText, dayNumber, minuteOfDay, weekdayOf } from './zone-clock.js';

const year = (timeZone: string) => new ZoneClock(timeZone, Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31));
const instant = (clock: ZoneClock, date: string, time: string) =>
  new Date(clock.toInstant(dayNumber(date), minuteOfDay(time))).toISOString();

describe('ZoneClock', () => {
  it.each([
    ['Asia/Taipei', '2026-03-29', '02:30', '2026-03-28T18:30:00.000Z'],
    ['Asia/Taipei', '2026-10-25', '24:00', '2026-10-25T16:00:00.000Z'],
    ['UTC', '2026-06-01', '12:00', '2026-06-01T12:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'], // skipped: moved forward to 03:30
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '24:00', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'], // twice: the first
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'], // half an hour, twice
    ['Pacific/Chatham', '2026-09-27', '03:00', '2026-09-26T14:15:00.000Z'],
    ['America/Sao_Paulo', '2026-07-01', '00:00', '2026-07-01T03:00:00.000Z'],
  ])('%s %s %s is %s', (zone, date, time, expected) => {
    expect(instant(year(zone), date, time)).toBe(expected);
  });

  it.each(['Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Taipei'])(
    'agrees with Intl on every quarter of an hour around all changes in %s',
    (zone) => {
      const clock = year(zone);
      for (const start of ['2026-02-14', '2026-03-20', '2026-04-03', '2026-10-03', '2026-10-23', '2026-10-31']) {
        const grid = minuteGrid(zone, `${start}T00:00:00Z`, 96 * 10, 15);
        const first = new Map<string, number>();
        grid.minutes.forEach(({ date, time }, index) => {
          const key = `${date} ${time}`;
          if (!first.has(key)) first.set(key, index);
        });
        // A first occurrence within the first day could be the second of a time that occurs twice.
        for (const [key, index] of first) {
          if (index < 96) continue;
          const [date = '', time = ''] = key.split(' ');
          const at = grid.start + index * 900_000;
          expect([key, clock.toInstant(dayNumber(date), minuteOfDay(time))]).toEqual([key, at]);
          expect(dateText(clock.localDay(at))).toBe(date);
        }
      }
    },
  );

  it('skips the date that Samoa skipped', () => {
    const clock = new ZoneClock('Pacific/Apia', Date.UTC(2011, 11, 1), Date.UTC(2012, 0, 10));
    expect(instant(clock, '2011-12-29', '23:00')).toBe('2011-12-30T09:00:00.000Z');
    expect(instant(clock, '2011-12-30', '12:00')).toBe('2011-12-30T22:00:00.000Z');
    expect(instant(clock, '2011-12-31', '01:00')).toBe('2011-12-30T11:00:00.000Z');
  });

  it.each([
    ['Asia/Taipei', '2026-12-01T00:00:00Z', '2026-12-01T08:00:00+08:00'],
    ['Europe/Berlin', '2026-10-25T00:59:59Z', '2026-10-25T02:59:59+02:00'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00+01:00'],
    ['America/St_Johns', '2026-07-01T00:00:00Z', '2026-06-30T21:30:00-02:30'],
  ])('writes in %s %s as %s', (zone, utc, expected) => {
    expect(year(zone).toText(Date.parse(utc))).toBe(expected);
  });

  it.each([
    ['2026-12-01', 1],
    ['1970-01-01', 3],
    ['1969-12-28', 6],
    ['2024-02-29', 3],
  ])('%s is weekday %i, Monday 0', (date, expected) => {
    expect(weekdayOf(dayNumber(date))).toBe(expected);
  });
});
