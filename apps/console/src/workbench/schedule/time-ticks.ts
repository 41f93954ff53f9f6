import { instantOf, wallClock } from './open-windows.js';

const minute = 60_000;
const steps = [5, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10_080, 20_160, 43_200].map((step) => step * minute);

/** A line of the time axis and its label; `strong` where a day begins. */
export interface Tick {
  at: number;
  label: string;
  strong: boolean;
}

/** Ticks at round local times, at least `room` pixels apart. */
export function timeTicks(
  from: number,
  to: number,
  perMinute: number,
  timeZone: string,
  locale: string,
  room = 84,
): Tick[] {
  const step = steps.find((candidate) => (candidate / minute) * perMinute >= room) ?? steps.at(-1) ?? minute;
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const date = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short' });
  const ticks: Tick[] = [];
  for (let wall = Math.ceil(wallClock(from, timeZone) / step) * step; ; wall += step) {
    const at = instantOf(wall, timeZone);
    if (at > to) return ticks;
    const strong = wall % 86_400_000 === 0;
    ticks.push({ at, strong, label: strong ? date.format(at) : time.format(at) });
  }
}
