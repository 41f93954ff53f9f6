import { timeNeeded } from '../model/batches.js';
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
 * An operation takes the minutes its machine needs (in a batch the longest of them), within the hours of machine, person and
 * tools. It may pause while one is closed. Taking exactly those minutes right through closed hours counts as work outside hours, not as a wrong duration.
 */
export function* checkProcessing(model: ScheduleModel): Generator<DurationViolation | CalendarViolation> {
  for (const placement of model.placements) {
    const { start, end, statedEnd, hours } = placement;
    const needed = timeNeeded(placement);
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
  const needed = timeNeeded(placement) ?? 0;
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

/** Blames the machine where its own hours show the breach, else the person, else a tool, else those of its batch. */
function offHours(
  model: ScheduleModel,
  placement: Placement,
  from: number,
  to: number,
  outside: number,
): CalendarViolation {
  const isClosed = ({ hours }: { hours: OpenHours }) => to - from - hours.openBetween(from, to) > 0;
  const together = [placement, ...(placement.batch?.members ?? [])];
  const people = together.flatMap(({ person }) => person ?? []);
  const machine = placement.machine && isClosed(placement.machine) ? placement.machine : null;
  const person = machine === null ? (people.find(isClosed) ?? null) : null;
  const tools = together.flatMap(({ operation }) => operation.tools.map(({ tool }) => tool));
  const tool = machine === null && person === null ? (tools.find(isClosed) ?? null) : null;
  return {
    constraint: 'calendar',
    operations: [placement.operation.id],
    machine: placement.machineId,
    person: person?.id ?? placement.personId,
    tool: tool?.id ?? null,
    resource: machine !== null ? 'machine' : tool !== null ? 'tool' : 'person',
    calendar: (machine ?? person ?? tool ?? placement.person)?.calendar ?? '',
    at: model.clock.toText(from),
    amount: outside / minute,
    unit: 'minutes',
  };
}
