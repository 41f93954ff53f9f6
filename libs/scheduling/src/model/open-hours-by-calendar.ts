import type { Schedule } from '../content/schedule-content.js';
import { calendarHours } from '../time/calendar-hours.js';
import type { Interval } from '../time/open-hours.js';
import { alwaysOpen, OpenHours } from '../time/open-hours.js';
import type { ZoneClock } from '../time/zone-clock.js';
import type { UndeclaredNames } from './undeclared-names.js';

/** What a model supposes beside its schedule; instants are epoch milliseconds. */
export interface Suppositions {
  /** Calendars are laid out up to here at least. */
  until?: number | undefined;
  /** Extra hours of a calendar, by its id. */
  overtime?: ReadonlyMap<string, readonly Interval[]> | undefined;
  /** When a machine is out of order, by its id. */
  outages?: ReadonlyMap<string, readonly Interval[]> | undefined;
}

/** Hours of a calendar that is named at a path; always open without a name. */
export type HoursOf = (calendar: string | undefined, path: readonly (string | number)[]) => OpenHours;

/** Lays every calendar out once between two instants; one that is named and not declared is noted, and always open. */
export function openHoursByCalendar(
  source: Schedule,
  clock: ZoneClock,
  [from, to]: readonly [number, number],
  names: UndeclaredNames,
  { overtime }: Suppositions,
): HoursOf {
  const declared = new Map((source.calendars ?? []).map((calendar) => [calendar.id, calendar]));
  const expanded = new Map<string, OpenHours>();
  return (name, path) => {
    if (name === undefined) return alwaysOpen;
    const calendar = declared.get(name) ?? names.note('calendar', name, [...path, 'calendar']);
    if (calendar === null) return alwaysOpen;
    const hours = expanded.get(calendar.id) ?? withExtra(calendarHours(calendar, clock, from, to), overtime?.get(name));
    expanded.set(calendar.id, hours);
    return hours;
  };
}

function withExtra(hours: OpenHours, extra: readonly Interval[] = []): OpenHours {
  return extra.length === 0 ? hours : new OpenHours([...hours.intervals, ...extra]);
}
