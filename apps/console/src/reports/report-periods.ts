/** Periods that reports are usually asked for. */
export const periodPresets = ['lastMonth', 'lastQuarter', 'thisYear', 'lastYear'] as const;
export type PeriodPreset = (typeof periodPresets)[number];

/** The reader's time zone. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Days `YYYY-MM-DD` in the reader's zone, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** A day `YYYY-MM-DD` in the reader's zone. */
export function localDay(at: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}

/** Local midnight at the beginning of a day, `days` later, as RFC 3339. */
export function midnight(day: string, days = 0): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + days);
  return date.toISOString();
}

/** The days of a preset as seen from today. */
export function daysOf(preset: PeriodPreset, today: Date): DayRange {
  const [year, month] = [today.getFullYear(), today.getMonth()];
  const quarter = month - (month % 3);
  const days = (from: Date, to: Date) => ({ from: localDay(from), to: localDay(to) });
  switch (preset) {
    case 'lastMonth':
      return days(new Date(year, month - 1, 1), new Date(year, month, 0));
    case 'lastQuarter':
      return days(new Date(year, quarter - 3, 1), new Date(year, quarter, 0));
    case 'thisYear':
      return days(new Date(year, 0, 1), today);
    case 'lastYear':
      return days(new Date(year - 1, 0, 1), new Date(year, 0, 0));
  }
}
