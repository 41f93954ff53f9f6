import type { ZoneClock } from '@countersign/scheduling';

const minute = 60_000;
const day = 1440 * minute;
const steps = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10_080, 20_160, 43_200, 129_600].map(
  (step) => step * minute,
);

/** Whether a date within so long a time, in milliseconds, may be that of another year. */
export const isOverYears = (long: number): boolean => long > 300 * day;

/** A line of the time axis and its label; `strong` where a day begins. */
export interface Tick {
  at: number;
  label: string;
  strong: boolean;
}

/** What names the ticks of an axis in one language and zone. */
export interface TickNames {
  clock: ZoneClock;
  time: Intl.DateTimeFormat;
  date: Intl.DateTimeFormat;
}

/** Formats are costly to make: once for each chart. Over so `long` a time, in milliseconds, dates need their year. */
export function tickNames(clock: ZoneClock, locale: string, long: number): TickNames {
  const { timeZone } = clock;
  const dated = isOverYears(long) ? ({ year: 'numeric' } as const) : ({ weekday: 'short' } as const);
  return {
    clock,
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    date: new Intl.DateTimeFormat(locale, { timeZone, ...dated, day: 'numeric', month: 'short' }),
  };
}

/** Ticks at round local times between two instants, at least `room` pixels apart. */
export function timeTicks(from: number, to: number, perMs: number, names: TickNames, room = 96): Tick[] {
  const { clock } = names;
  const step = steps.find((candidate) => candidate * perMs >= room) ?? Math.ceil(room / perMs / day) * day;
  const ticks: Tick[] = [];
  for (let wall = Math.ceil((from + clock.offsetAt(from)) / step) * step; ; wall += step) {
    const localDay = Math.floor(wall / day);
    const at = clock.toInstant(localDay, (wall - localDay * day) / minute);
    if (at > to) return ticks;
    const strong = wall % day === 0;
    ticks.push({ at, strong, label: (strong ? names.date : names.time).format(at) });
  }
}
