import { minute } from '../time/zone-clock.js';
import type { RosterModel } from './roster-model.js';
import type {
  CoverageViolation,
  DoubleBookingViolation,
  RequestViolation,
  RosterSkillViolation,
} from './roster-violation.js';

/** Every shift has as many different people as it needs; skills are looked at apart. */
export function* checkCoverage(model: RosterModel): Generator<CoverageViolation> {
  for (const { id, count, assigned } of model.shifts.values()) {
    if (assigned.size >= count) continue;
    const amount = count - assigned.size;
    yield { constraint: 'coverage', shifts: [id], needed: count, given: assigned.size, amount, unit: 'people' };
  }
}

/** Everybody on a shift has all skills it asks for. */
export function* checkShiftSkills(model: RosterModel): Generator<RosterSkillViolation> {
  for (const { id, skills, assigned } of model.shifts.values()) {
    for (const person of assigned.keys()) {
      const missing = skills.filter((skill) => !person.skills.has(skill));
      if (missing.length === 0) continue;
      yield { constraint: 'skill', shifts: [id], person: person.id, missing, amount: missing.length, unit: 'skills' };
    }
  }
}

/** Nobody has the same shift twice, or a shift that begins before an earlier one has ended. */
export function* checkDoubleBooking(model: RosterModel): Generator<DoubleBookingViolation> {
  const { clock } = model;
  for (const person of model.people.values()) {
    let longest = person.shifts[0];
    for (const [index, shift] of person.shifts.entries()) {
      const { id, begin, end, assigned } = shift;
      const at = clock.toText(begin);
      const breach = { constraint: 'double-booking', person: person.id, at, unit: 'minutes' } as const;
      if ((assigned.get(person) ?? 0) > 1) yield { ...breach, shifts: [id, id], amount: (end - begin) / minute };
      if (index === 0 || longest === undefined) continue;
      const shared = Math.min(longest.end, end) - begin;
      if (shared > 0) yield { ...breach, shifts: [longest.id, id], amount: shared / minute };
      if (end > longest.end) longest = shift;
    }
  }
}

/** Nobody works when they asked to be off. */
export function* checkRequests(model: RosterModel): Generator<RequestViolation> {
  for (const { person, date, pointer, refusedBy } of model.requests) {
    if (refusedBy.length === 0) continue;
    const shifts = refusedBy.map(({ id }) => id);
    yield { constraint: 'request', shifts, person: person.id, date, pointer, amount: 1, unit: 'requests' };
  }
}
