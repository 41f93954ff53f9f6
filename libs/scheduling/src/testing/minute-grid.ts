import { weekdays } from '../content/wire-values.js';
import type { Weekday } from '../content/wire-values.js';
import type { WeeklyHours } from '../time/calendar-hours.js';

/** Local weekday, date and time of day of every minute (or every `step` of them) of a horizon, read from Intl: slow, and independent of the engine. */
export interface MinuteGrid {
  timeZone: string;
  start: number;
  minutes: { weekday: Weekday; date: string; time: string }[];
}

export function minuteGrid(timeZone: string, start: string, length: number, step = 1): MinuteGrid {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const first = Date.parse(start);
  const minutes = Array.from({ length }, (_, index) => {
    const parts = new Map(format.formatToParts(first + index * step * 60_000).map(({ type, value }) => [type, value]));
    const name = parts.get('weekday')?.toLowerCase();
    return {
      weekday: weekdays.find((it) => it === name) ?? 'mon',
      date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      time: `${parts.get('hour')}:${parts.get('minute')}`,
    };
  });
  return { timeZone, start: first, minutes };
}

/** For every minute of the grid whether the calendar is open, decided by local time alone. */
export function openMinutes(grid: MinuteGrid, hours: WeeklyHours): boolean[] {
  const windowsOn = (weekday: Weekday, date: string) =>
    hours.exceptions?.find((exception) => exception.date === date)?.open ??
    hours.shifts.filter(({ days }) => days.includes(weekday));
  return grid.minutes.map(({ weekday, date, time }) => {
    const eve = weekdays[(weekdays.indexOf(weekday) + 6) % 7] ?? 'mon';
    const dayBefore = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
    return (
      windowsOn(weekday, date).some(({ from, to }) => from <= time && (time < to || to <= from)) ||
      windowsOn(eve, dayBefore).some(({ from, to }) => to <= from && time < to)
    );
  });
}
