import { changeoverTime } from '../constraints/changeover.js';
import { runsOf } from '../model/batches.js';
import type { Machine, Placement, ScheduleModel } from '../model/schedule-model.js';
import type { Interval } from '../time/open-hours.js';
import { minute } from '../time/zone-clock.js';

/** A changeover that the sequence of a machine needs, drawn right before the operation that brings the new family. */
export interface ChangeoverInterval {
  machine: string;
  from: string;
  to: string;
  /** The operations between whose families the machine is changed over. */
  after: string;
  before: string;
  neededMinutes: number;
  /** Open minutes in which the machine stands free in between. */
  givenMinutes: number;
  /** The last `neededMinutes` open minutes before the operation, as far as the machine is free then. */
  startsAt: string;
  endsAt: string;
}

/** A changeover and where it lies, in epoch milliseconds. */
export interface PlacedChangeover extends Interval {
  machine: Machine;
  from: string;
  to: string;
  after: Placement;
  before: Placement;
  needed: number;
  /** Open milliseconds in which the machine stands free in between. */
  given: number;
}

/** The changeovers that the sequences need, by machine and in order; where operations overlap, those that nothing is left of as well. */
export function placedChangeovers(model: ScheduleModel): PlacedChangeover[] {
  return [...model.machines.values()].flatMap((machine) =>
    machine.changeovers.size === 0 ? [] : [...changeoversOf(machine)],
  );
}

function* changeoversOf(machine: Machine): Generator<PlacedChangeover> {
  let set: Placement | null = null;
  let free = 0;
  let busyTo = -Infinity;
  for (const next of runsOf(machine)) {
    const { family } = next.operation;
    free += machine.hours.openBetween(busyTo, next.start);
    const from = set?.operation.family ?? null;
    const needed = changeoverTime(machine, from, family);
    if (set !== null && from !== null && family !== null && needed > 0) {
      const end = machine.hours.previousOpen(next.start);
      const begin = Math.min(end, Math.max(busyTo, machine.hours.before(end, needed)));
      yield { machine, from, to: family, after: set, before: next, needed, given: free, begin, end };
    }
    busyTo = Math.max(busyTo, next.end);
    if (family === null) continue;
    set = next;
    free = 0;
  }
}

/** A changeover as it is told; instants in the zone of the schedule. */
export function changeoverInterval({ clock }: ScheduleModel, placed: PlacedChangeover): ChangeoverInterval {
  return {
    machine: placed.machine.id,
    from: placed.from,
    to: placed.to,
    after: placed.after.operation.id,
    before: placed.before.operation.id,
    neededMinutes: placed.needed / minute,
    givenMinutes: placed.given / minute,
    startsAt: clock.toText(placed.begin),
    endsAt: clock.toText(placed.end),
  };
}
