/** A day as short as an axis takes it: month and day, with the weekday where asked for. */
export function shortDay(day: string, locale: string, weekday = false): string {
  const parts: Intl.DateTimeFormatOptions = { month: 'numeric', day: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locale, weekday ? { ...parts, weekday: 'short' } : parts).format(new Date(day));
}
