import { isTogether } from '../model/batches.js';
import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import type { OpenHours } from '../time/open-hours.js';
import { alwaysOpen } from '../time/open-hours.js';
import { minute } from '../time/zone-clock.js';
import type { MachineOverlapViolation, PersonOverlapViolation } from '../violation.js';

interface Overlap {
  earlier: Placement;
  later: Placement;
  /** Milliseconds shared within the hours looked at. */
  shared: number;
}

/**
 * Every placement that begins while an earlier one still runs, with the one of these that runs longest: one sweep over a
 * queue in order of start, on a time axis that knows only the given hours. What takes no such time overlaps with nothing,
 * and what runs together in a batch not with each other.
 */
export function* findOverlaps(queue: readonly Placement[], hours: OpenHours): Generator<Overlap> {
  let longest: Running | null = null;
  // The longest of those that do not run together with it.
  let besides: Running | null = null;
  for (const later of queue) {
    const begin = hours.elapsed(later.start);
    const end = hours.elapsed(later.end);
    if (end === begin) continue;
    const together: boolean = longest !== null && isTogether(longest.placement, later);
    const other: Running | null = together ? besides : longest;
    if (other !== null && begin < other.end) {
      yield { earlier: other.placement, later, shared: Math.min(other.end, end) - begin };
    }
    if (together) continue;
    if (longest === null || end > longest.end) [besides, longest] = [longest, { placement: later, end }];
    else if (besides === null || end > besides.end) besides = { placement: later, end };
  }
}

interface Running {
  placement: Placement;
  end: number;
}

/** A machine that does not batch does one operation at a time, also while it pauses. */
export function* checkMachineOverlap(model: ScheduleModel): Generator<MachineOverlapViolation> {
  for (const machine of model.machines.values()) {
    if (machine.batch !== null) continue;
    for (const { earlier, later, shared } of findOverlaps(machine.queue, alwaysOpen)) {
      yield {
        constraint: 'machine-overlap',
        operations: [earlier.operation.id, later.operation.id],
        machine: machine.id,
        at: model.clock.toText(later.start),
        amount: shared / minute,
        unit: 'minutes',
      };
    }
  }
}

/** A person attends one operation, or batch, at a time, from its start to its end, their own time off left out. */
export function* checkPersonOverlap(model: ScheduleModel): Generator<PersonOverlapViolation> {
  for (const person of model.people.values()) {
    for (const { earlier, later, shared } of findOverlaps(person.queue, person.hours)) {
      yield {
        constraint: 'person-overlap',
        operations: [earlier.operation.id, later.operation.id],
        person: person.id,
        at: model.clock.toText(person.hours.nextOpen(later.start)),
        amount: shared / minute,
        unit: 'minutes',
      };
    }
  }
}
