const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Date and time in words of that language, in the reader's zone. */
export function formatInstant(iso: string, locale: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone }).format(new Date(iso));
}

/** Date and time to the second, with the zone. */
export function formatExact(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }).format(new Date(iso));
}

/** The time of day, in the reader's zone. */
export function formatTime(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** Two instants as one span in that zone; what they share is said once. */
export function formatSpan(from: string, to: string, locale: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return format.formatRange(new Date(from), new Date(to));
}

/** A date without its time; a bare `YYYY-MM-DD` is that day in every zone. */
export function formatDate(iso: string, locale: string): string {
  const zone = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone }).format(new Date(iso));
}

/** "in 2 hours", "3 days ago": the largest unit that says enough. */
export function formatRelative(iso: string, now: number, locale: string): string {
  const apart = Date.parse(iso) - now;
  // The server's clock is known to two seconds: what just happened is not told as to come.
  const distance = Math.abs(apart) <= 2000 ? 0 : apart;
  const size = Math.abs(distance);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (size < minute) return format.format(Math.round(distance / 1000), 'second');
  if (size < hour) return format.format(Math.round(distance / minute), 'minute');
  if (size < 2 * day) return format.format(Math.round(distance / hour), 'hour');
  return format.format(Math.round(distance / day), 'day');
}

function unit(value: number, name: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
}

/** A duration in its two largest units, from seconds to days: "2 hr 10 min". */
export function formatDuration(milliseconds: number, locale: string): string {
  const size = Math.abs(milliseconds);
  if (size < 1000) return unit(Math.round(size), 'millisecond', locale);
  if (size < minute) return unit(Math.floor(size / 1000), 'second', locale);
  if (size < hour) return unit(Math.floor(size / minute), 'minute', locale);
  const [large, largeName, small, smallName] =
    size < day
      ? [Math.floor(size / hour), 'hour', Math.floor((size % hour) / minute), 'minute']
      : [Math.floor(size / day), 'day', Math.floor((size % day) / hour), 'hour'];
  const first = unit(Number(large), String(largeName), locale);
  return Number(small) === 0 ? first : `${first} ${unit(Number(small), String(smallName), locale)}`;
}

/** Minutes and seconds on a running clock, never below 0:00. */
export function formatClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A number with the separators of the language. */
export function formatNumber(value: number, locale: string, digits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
}

/** A size in bytes, kB or MB. */
export function formatBytes(bytes: number, locale: string): string {
  if (bytes < 1000) {
    return new Intl.NumberFormat(locale, { style: 'unit', unit: 'byte', unitDisplay: 'long' }).format(bytes);
  }
  if (bytes < 1_000_000) return unit(Math.round(bytes / 1000), 'kilobyte', locale);
  return unit(Math.round(bytes / 100_000) / 10, 'megabyte', locale);
}

/** Euros; below a cent with the digits that say something, so that a small cost never reads as none. */
export function formatMoney(eur: number, locale: string): string {
  const money = { style: 'currency', currency: 'EUR' } as const;
  if (eur !== 0 && Math.abs(eur) < 0.0001) {
    return `< ${new Intl.NumberFormat(locale, { ...money, maximumFractionDigits: 4 }).format(0.0001)}`;
  }
  const digits = eur !== 0 && Math.abs(eur) < 1 ? 4 : 2;
  return new Intl.NumberFormat(locale, { ...money, minimumFractionDigits: 2, maximumFractionDigits: digits }).format(
    eur,
  );
}

/** Three significant digits with a unit, in the first step whose size is reached. */
function inSteps(value: number, steps: readonly (readonly [number, string])[], locale: string): string {
  const [size, name] = steps.find(([least]) => Math.abs(value) >= least) ?? steps[steps.length - 1] ?? [1, ''];
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const shown = value / size;
  return `${value !== 0 && Math.abs(shown) < 0.01 ? `< ${format.format(0.01)}` : format.format(shown)} ${name}`;
}

/** Watt-hours as mWh, Wh, kWh or MWh. */
export function formatEnergy(wattHours: number, locale: string): string {
  const steps = [
    [1_000_000, 'MWh'],
    [1000, 'kWh'],
    [1, 'Wh'],
    [0.001, 'mWh'],
  ] as const;
  return wattHours === 0 ? '0 Wh' : inSteps(wattHours, steps, locale);
}

/** Grams as mg, g, kg or t. */
export function formatMass(grams: number, locale: string): string {
  const steps = [
    [1_000_000, 't'],
    [1000, 'kg'],
    [1, 'g'],
    [0.001, 'mg'],
  ] as const;
  return grams === 0 ? '0 g' : inSteps(grams, steps, locale);
}

/** A share from 0 to 1 in per cent. */
export function formatShare(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
