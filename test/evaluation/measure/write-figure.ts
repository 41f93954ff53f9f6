import type { Interval } from './interval.ts';

/** A share with three places and no leading zero, as the field writes it; a dash where there is none. */
export function share(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3).replace(/^0/, '');
}

/** A figure with its interval: `.801 [.780–.820]`. */
export function withInterval({ value, from, to }: Interval): string {
  return Number.isNaN(value) ? '–' : `${share(value)} [${share(from)}–${share(to)}]`;
}

/** A share as percent with one place, with its interval: `4.2 % [3.0–5.8]`. */
export function percent({ value, from, to }: Interval): string {
  const of = (part: number): string => (part * 100).toFixed(1);
  return Number.isNaN(value) ? '–' : `${of(value)} % [${of(from)}–${of(to)}]`;
}
