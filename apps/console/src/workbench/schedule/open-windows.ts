import type { Calendar } from './schedule-content.js';

/** A stretch of time in milliseconds since 1970. */
export interface Stretch {
  from: number;
  to: number;
}

const dayLength = 86_400_000;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Local wall clock of an instant, as if it were UTC. */
export function wallClock(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** The instant of a wall-clock time; a time that a clock change skips moves forward with it. */
export function instantOf(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return guess - (wallClock(guess, timeZone) - wall);
}

const clock = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
};

/** When a calendar is open between two instants, in order and merged. */
export function openWindows(calendar: Calendar, range: Stretch, timeZone: string): Stretch[] {
  const exceptions = new Map((calendar.exceptions ?? []).map(({ date, open }) => [date, open]));
  const windows: Stretch[] = [];
  const firstDay = Math.floor(wallClock(range.from, timeZone) / dayLength) * dayLength - dayLength;
  for (let day = firstDay; day <= wallClock(range.to, timeZone); day += dayLength) {
    const weekday = weekdays[new Date(day).getUTCDay()] ?? '';
    const open =
      exceptions.get(new Date(day).toISOString().slice(0, 10)) ??
      calendar.shifts.filter(({ days }) => days.includes(weekday));
    for (const { from, to } of open) {
      const ends = clock(to) > clock(from) ? clock(to) : clock(to) + dayLength;
      windows.push({ from: instantOf(day + clock(from), timeZone), to: instantOf(day + ends, timeZone) });
    }
  }
  return merged(windows);
}

function merged(windows: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const window of windows.sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && window.from <= last.to) last.to = Math.max(last.to, window.to);
    else result.push({ ...window });
  }
  return result;
}

/** When a calendar is closed between two instants. */
export function closedWindows(calendar: Calendar, range: Stretch, timeZone: string): Stretch[] {
  const closed: Stretch[] = [];
  let from = range.from;
  for (const open of openWindows(calendar, range, timeZone)) {
    if (open.to <= range.from || open.from >= range.to) continue;
    if (open.from > from) closed.push({ from, to: open.from });
    from = Math.max(from, open.to);
  }
  if (from < range.to) closed.push({ from, to: range.to });
  return closed;
}
