import type { PersonLoad } from '../figures/person-load.js';
import { termsText } from '../figures/person-load.js';
import type { DayWindow } from '../time/calendar-hours.js';
import type { OpenHours } from '../time/open-hours.js';
import { unsocialHours } from '../time/unsocial-hours.js';
import { minute, weekdayOf } from '../time/zone-clock.js';
import type { OffRequest, RosterModel, RosterPerson, Shift } from './roster-model.js';
import { workedMinutes } from './working-time.js';

/** The load of every declared person of a roster, also of those without a shift; see `loadShares`. */
export function rosterLoads(model: RosterModel, night?: DayWindow): PersonLoad[] {
  const shifts = [...model.shifts.values()];
  const from = shifts.reduce((low, { begin }) => Math.min(low, begin), Infinity);
  const to = shifts.reduce((high, { end }) => Math.max(high, end), -Infinity);
  const unsocial = unsocialHours(model.clock, from, to, night);
  const wishes = Map.groupBy(model.requests, ({ person }) => person);
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
    overtimeMinutes: overtime(person),
    splitDays: splitDays(person),
    refusedShare: refusedShare(wishes.get(person) ?? []),
  }));
}

function minutesWithin(shifts: readonly Shift[], hours: OpenHours): number {
  return shifts.reduce((sum, { begin, end }) => sum + hours.openBetween(begin, end), 0) / minute;
}

function overtime({ shifts, agreedHoursPerWeek }: RosterPerson): number {
  if (agreedHoursPerWeek === null) return 0;
  const weeks = Map.groupBy(shifts, ({ day }) => day - weekdayOf(day));
  return [...weeks.values()].reduce((sum, week) => sum + Math.max(0, workedMinutes(week) - agreedHoursPerWeek * 60), 0);
}

/** From this gap on, minutes, two shifts of one day are two parts of a split one. */
const splitGap = 60;

function splitDays({ shifts }: RosterPerson): number {
  const split = shifts.filter((shift, at) => {
    const before = shifts[at - 1];
    return before?.day === shift.day && (shift.begin - before.end) / minute > splitGap;
  });
  return new Set(split.map(({ day }) => day)).size;
}

function refusedShare(wishes: readonly OffRequest[]): number | null {
  if (wishes.length === 0) return null;
  return wishes.filter(({ refusedBy }) => refusedBy.length > 0).length / wishes.length;
}
