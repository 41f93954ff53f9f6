import type { DateParts, Figure } from './figure.js';
import { dateCarries, sameBase } from './figure.js';

/** Marks the number of a figure as it was written, which only a claim without a unit may match. */
const written = '~';
/** Most known values looked at for one figure with a wide tolerance. */
const mostValues = 200;

function dateKeys({ year, month, day }: DateParts): string[] {
  const keys = [];
  if (month !== null && day !== null) keys.push(`m${month}d${day}`);
  if (month !== null) keys.push(`m${month}`);
  if (year !== null) keys.push(`y${year}`);
  return keys;
}

function sameDate(one: DateParts, other: DateParts): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

/** The figures of all sources by value, unit and date. */
export class FigureIndex {
  private readonly bases = new Map<number, Set<string>>();
  private readonly dates = new Map<string, DateParts[]>();
  private sorted: readonly number[] | null = null;

  /** Adds a figure of a source. */
  add({ kind, value, raw, base, date }: Figure): void {
    this.sorted = null;
    if (!date) {
      this.addValue(value, kind === 'time' ? 'clock' : base);
      if (kind === 'number' && base !== '') this.addValue(raw, written);
      return;
    }
    for (const key of dateKeys(date)) {
      const known = this.dates.get(key);
      if (known === undefined) this.dates.set(key, [date]);
      else if (!known.some((other) => sameDate(other, date))) known.push(date);
    }
    for (const part of [date.year, date.day]) if (part !== null) this.addValue(part, '');
  }

  private addValue(value: number, base: string): void {
    const bases = this.bases.get(value);
    if (bases === undefined) this.bases.set(value, new Set([base]));
    else bases.add(base);
  }

  /** Whether any source has a figure of that value (within its tolerance) and a unit that can be the same, or the date. A time without half of the day may be either. */
  carries({ kind, base, value, raw, tolerance, date }: Figure): boolean {
    if (date) {
      const known = this.dates.get(dateKeys(date)[0] ?? '') ?? [];
      return known.some((other) => dateCarries(other, date)) || (date.month === null && this.bases.has(value));
    }
    if (kind === 'number') return this.carriesValue(value, tolerance, base) || (this.bases.get(raw)?.has('') ?? false);
    return this.carriesValue(value, 0, 'clock') || (base === 'clock' && this.carriesValue(value + 720, 0, 'clock'));
  }

  private carriesValue(value: number, tolerance: number, base: string): boolean {
    const slack = tolerance + Math.abs(value) * 1e-9;
    this.sorted ??= [...this.bases.keys()].sort((one, other) => one - other);
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? 0) < value - slack) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < Math.min(this.sorted.length, low + mostValues); at += 1) {
      const known = this.sorted[at] ?? 0;
      if (known > value + slack) return false;
      for (const other of this.bases.get(known) ?? []) if (sameBase(other, base)) return true;
    }
    return false;
  }
}
