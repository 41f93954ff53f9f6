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
 * queue in order of start, on a time axis that knows only the given hours. What takes no such time overlaps with nothing.
 */
function* findOverlaps(queue: readonly Placement[], hours: OpenHours): Generator<Overlap> {
  let longest: Placement | undefined;
  let runsTo = -Infinity;
  for (const later of queue) {
    const begin = hours.elapsed(later.start);
    const end = hours.elapsed(later.end);
    if (end === begin) continue;
    if (longest !== undefined && begin < runsTo) {
      yield { earlier: longest, later, shared: Math.min(runsTo, end) - begin };
    }
    if (end > runsTo) {
      longest = later;
      runsTo = end;
    }
  }
}

/** A machine does one operation at a time, also while it pauses. */
export function* checkMachineOverlap(model: ScheduleModel): Generator<MachineOverlapViolation> {
  for (const machine of model.machines.values()) {
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

/** A person attends one operation at a time, from its start to its end, their own time off left out. */
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
