/** Milliseconds of a minute and of a day of 24 hours. */
export const minute = 60_000;
export const day = 86_400_000;

/**
 * Converts between instants (epoch milliseconds) and local time of one time zone, within a span of instants given at
 * the start. Outside that span the nearest offset holds.
 */
export class ZoneClock {
  readonly timeZone: string;
  private readonly format: Intl.DateTimeFormat;
  /** Ascending instants from which the offset at the same place holds. */
  private readonly since: number[] = [];
  private readonly offsets: number[] = [];

  constructor(timeZone: string, from: number, to: number) {
    this.timeZone = timeZone;
    this.format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    const first = Math.floor(from / day) * day - 3 * day;
    let offset = this.readOffset(first);
    this.since.push(-Infinity);
    this.offsets.push(offset);
    // Zones change at most once a day (Morocco twice within a month), so a probe a day sees every change.
    for (let at = first + day; at <= to + 4 * day; at += day) {
      const next = this.readOffset(at);
      if (next === offset) continue;
      this.since.push(this.changeWithin(at - day, at, offset));
      this.offsets.push(next);
      offset = next;
    }
  }

  /** Milliseconds by which local time is ahead of UTC at an instant. */
  offsetAt(instant: number): number {
    let low = 0;
    let high = this.since.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.since[middle] ?? Infinity) <= instant) low = middle;
      else high = middle - 1;
    }
    return this.offsets[low] ?? 0;
  }

  /**
   * The instant of a local day (days since 1970-01-01) and minute of that day; minutes may run past 1440.
   * A time that occurs twice means the first; one that is skipped is moved forward by the gap (as RFC 5545 does).
   */
  toInstant(localDay: number, minuteOfDay: number): number {
    const local = localDay * day + minuteOfDay * minute;
    const before = this.offsetAt(local - day);
    if (this.offsetAt(local - before) === before) return local - before;
    const after = this.offsetAt(local + day);
    return this.offsetAt(local - after) === after ? local - after : local - before;
  }

  /** The local day (days since 1970-01-01) of an instant. */
  localDay(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / day);
  }

  /** RFC 3339 with the offset of this zone, to the second. */
  toText(instant: number): string {
    const offset = Math.round(this.offsetAt(instant) / minute);
    const local = new Date(instant + offset * minute).toISOString().slice(0, 19);
    const size = Math.abs(offset);
    const hours = String(Math.floor(size / 60)).padStart(2, '0');
    return `${local}${offset < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
  }

  private readOffset(instant: number): number {
    const text = this.format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const found = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
    if (found === null) throw new RangeError(`the runtime gives no UTC offset for the time zone ${this.timeZone}`);
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = found;
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return (sign === '-' ? -size : size) * 1000;
  }

  /** The second at which the offset stops being `offset`, between two instants around the change. */
  private changeWithin(from: number, to: number, offset: number): number {
    let [low, high] = [from, to];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (this.readOffset(middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  }
}

/** Days since 1970-01-01 of a date `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

/** The date `YYYY-MM-DD` of a number of days since 1970-01-01. */
export function dateText(dayNumber: number): string {
  return new Date(dayNumber * day).toISOString().slice(0, 10);
}

/** Monday 0 to Sunday 6 of a number of days since 1970-01-01, which was a Thursday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
