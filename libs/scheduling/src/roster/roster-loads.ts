import type { PersonLoad } from '../figures/person-load.js';
import { termsText } from '../figures/person-load.js';
import type { DayWindow } from '../time/calendar-hours.js';
import type { OpenHours } from '../time/open-hours.js';
import { unsocialHours } from '../time/unsocial-hours.js';
import { minute } from '../time/zone-clock.js';
import type { RosterModel, Shift } from './roster-model.js';
import { workedMinutes } from './working-time.js';

/** The load of every declared person of a roster, also of those without a shift; see `loadShares`. */
export function rosterLoads(model: RosterModel, night?: DayWindow): PersonLoad[] {
  const shifts = [...model.shifts.values()];
  const from = shifts.reduce((low, { begin }) => Math.min(low, begin), Infinity);
  const to = shifts.reduce((high, { end }) => Math.max(high, end), -Infinity);
  const unsocial = unsocialHours(model.clock, from, to, night);
  return [...model.people.values()].map((person) => ({
    person: person.id,
    groups: person.groups,
    terms: termsText(
      [person.agreedHoursPerWeek, person.maxHoursPerWeek, person.minRestHours, person.maxConsecutiveDays],
      person.skills,
    ),
    workedMinutes: workedMinutes(person.shifts),
    nightMinutes: minutesWithin(person.shifts, unsocial.night),
    weekendMinutes: minutesWithin(person.shifts, unsocial.weekend),
  }));
}

function minutesWithin(shifts: readonly Shift[], hours: OpenHours): number {
  return shifts.reduce((sum, { begin, end }) => sum + hours.openBetween(begin, end), 0) / minute;
}
