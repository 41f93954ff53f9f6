import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import type { OpenHours } from '../time/open-hours.js';
import { minute } from '../time/zone-clock.js';
import type { CalendarViolation, DurationViolation, EligibilityViolation } from '../violation.js';

/** Planners round to the second; what is computed from minutes may differ by so much. */
export const roundingTolerance = 1000;

/** The machine is one of those that can do the operation. */
export function* checkEligibility(model: ScheduleModel): Generator<EligibilityViolation> {
  for (const { operation, machine, needed, start } of model.placements) {
    if (machine === null || needed !== null) continue;
    yield {
      constraint: 'eligibility',
      operations: [operation.id],
      machine: machine.id,
      eligible: [...operation.eligible.keys()],
      at: model.clock.toText(start),
      amount: 1,
      unit: 'assignments',
    };
  }
}

/**
 * An operation takes the minutes its machine needs, within the hours of machine and person. It may pause while they are
 * closed. Taking exactly those minutes right through closed hours counts as work outside hours, not as a wrong duration.
 */
export function* checkProcessing(model: ScheduleModel): Generator<DurationViolation | CalendarViolation> {
  for (const placement of model.placements) {
    const { start, end, statedEnd, hours, needed } = placement;
    const wall = statedEnd - start;
    const open = hours.openBetween(start, end);
    if (needed === null || wall <= 0) {
      if (needed !== null && needed > 0) yield wrongDuration(model, placement, wall);
      else if (wall < 0) yield wrongDuration(model, placement, wall);
      continue;
    }
    const through = wall <= needed + roundingTolerance;
    const given = through ? wall : open;
    if (Math.abs(given - needed) > roundingTolerance) yield wrongDuration(model, placement, given);
    if (through) yield* outsideHours(model, placement);
    else yield* idleEnds(model, placement);
  }
}

function wrongDuration(model: ScheduleModel, placement: Placement, given: number): DurationViolation {
  const needed = placement.needed ?? 0;
  return {
    constraint: 'duration',
    operations: [placement.operation.id],
    machine: placement.machineId,
    at: model.clock.toText(placement.start),
    neededMinutes: needed / minute,
    givenMinutes: given / minute,
    amount: (given - needed) / minute,
    unit: 'minutes',
  };
}

/** Work right through closed hours. */
function* outsideHours(model: ScheduleModel, placement: Placement): Generator<CalendarViolation> {
  const { start, end, hours } = placement;
  const outside = end - start - hours.openBetween(start, end);
  if (outside > roundingTolerance) yield offHours(model, placement, hours.nextClosed(start), end, outside);
}

/** A start or an end at a time at which nobody works, though the minutes in between are right. */
function* idleEnds(model: ScheduleModel, placement: Placement): Generator<CalendarViolation> {
  const { start, end, hours } = placement;
  const begins = Math.min(hours.nextOpen(start), end);
  if (begins - start > roundingTolerance) yield offHours(model, placement, start, begins, begins - start);
  const ends = Math.max(hours.previousOpen(end), start);
  if (end - ends > roundingTolerance && begins < end) yield offHours(model, placement, ends, end, end - ends);
}

/** Blames the machine where its own hours show the breach, else the person. */
function offHours(
  model: ScheduleModel,
  placement: Placement,
  from: number,
  to: number,
  outside: number,
): CalendarViolation {
  const { machine, person } = placement;
  const machineClosed = machine !== null && closedBetween(machine.hours, from, to) > 0;
  return {
    constraint: 'calendar',
    operations: [placement.operation.id],
    machine: placement.machineId,
    person: placement.personId,
    resource: machineClosed ? 'machine' : 'person',
    calendar: (machineClosed ? machine.calendar : person?.calendar) ?? '',
    at: model.clock.toText(from),
    amount: outside / minute,
    unit: 'minutes',
  };
}

function closedBetween(hours: OpenHours, from: number, to: number): number {
  return to - from - hours.openBetween(from, to);
}
