import { dateText, minute, weekdayOf } from '../time/zone-clock.js';
import type { RosterModel, RosterPerson, Shift } from './roster-model.js';
import type { ConsecutiveDaysViolation, HoursViolation, RestViolation } from './roster-violation.js';

/** Between the end of all earlier shifts and the next one a person rests long enough. Overlaps are left to double booking. */
export function* checkRest(model: RosterModel): Generator<RestViolation> {
  for (const { id: person, shifts, minRestHours } of model.people.values()) {
    if (minRestHours === null) continue;
    let last: Shift | undefined;
    for (const shift of shifts) {
      const given = last === undefined ? Infinity : (shift.begin - last.end) / minute;
      const needed = minRestHours * 60;
      if (last !== undefined && given >= 0 && given < needed) {
        yield {
          constraint: 'rest',
          shifts: [last.id, shift.id],
          person,
          at: model.clock.toText(last.end),
          neededMinutes: needed,
          givenMinutes: given,
          amount: needed - given,
          unit: 'minutes',
        };
      }
      if (last === undefined || shift.end > last.end) last = shift;
    }
  }
}

/** No week, Monday to Sunday, holds more hours than allowed. A shift counts whole in the week in which it begins. */
export function* checkWeeklyHours(model: RosterModel): Generator<HoursViolation> {
  for (const person of model.people.values()) {
    if (person.maxHoursPerWeek === null) continue;
    const limit = person.maxHoursPerWeek * 60;
    for (const [monday, shifts] of Map.groupBy(person.shifts, (shift) => shift.day - weekdayOf(shift.day))) {
      const given = workedMinutes(shifts);
      if (given <= limit) continue;
      yield {
        constraint: 'hours',
        shifts: shifts.map(({ id }) => id),
        person: person.id,
        week: dateText(monday),
        limitMinutes: limit,
        givenMinutes: given,
        amount: given - limit,
        unit: 'minutes',
      };
    }
  }
}

/** Minutes of shifts; what overlaps counts each time. */
export function workedMinutes(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { begin, end }) => sum + (end - begin) / minute, 0);
}

/** Nobody begins shifts on more days in a row than allowed. */
export function* checkConsecutiveDays(model: RosterModel): Generator<ConsecutiveDaysViolation> {
  for (const person of model.people.values()) {
    const limit = person.maxConsecutiveDays;
    if (limit === null) continue;
    for (const run of runsOfDays(person)) {
      const [from, to] = [run[0]?.day ?? 0, run.at(-1)?.day ?? 0];
      const given = to - from + 1;
      if (given <= limit) continue;
      yield {
        constraint: 'consecutive-days',
        shifts: run.map(({ id }) => id),
        person: person.id,
        from: dateText(from),
        to: dateText(to),
        limit,
        given,
        amount: given - limit,
        unit: 'days',
      };
    }
  }
}

/** The shifts of a person, cut wherever a day without one lies between. */
function runsOfDays({ shifts }: RosterPerson): Shift[][] {
  const runs: Shift[][] = [];
  const byDay = [...shifts].sort((a, b) => a.day - b.day);
  for (const shift of byDay) {
    const run = runs.at(-1);
    if (run !== undefined && shift.day - (run.at(-1)?.day ?? -Infinity) <= 1) run.push(shift);
    else runs.push([shift]);
  }
  return runs;
}
