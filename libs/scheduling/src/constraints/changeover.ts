import { runsOf } from '../model/batches.js';
import type { Machine, Placement, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import type { ChangeoverViolation } from '../violation.js';
import { roundingTolerance } from './processing.js';

/** Milliseconds that a machine needs between two families; 0 where none are declared or a family is unknown. */
export function changeoverTime(machine: Machine, from: string | null, to: string | null): number {
  return from === null || to === null ? 0 : (machine.changeovers.get(from)?.get(to) ?? 0);
}

/**
 * Between two families a machine stands free for the changeover within its hours. An operation without a family leaves
 * the setup as it is. Operations that overlap are left to the overlap check.
 */
export function* checkChangeover(model: ScheduleModel): Generator<ChangeoverViolation> {
  for (const machine of model.machines.values()) {
    if (machine.changeovers.size > 0) yield* checkMachine(model, machine);
  }
}

function* checkMachine(model: ScheduleModel, machine: Machine): Generator<ChangeoverViolation> {
  let set: Placement | undefined;
  let free = 0;
  let busyTo = -Infinity;
  for (const next of runsOf(machine)) {
    const overlaps = next.start < busyTo;
    if (!overlaps) free += machine.hours.openBetween(busyTo, next.start);
    busyTo = Math.max(busyTo, next.end);
    const { family } = next.operation;
    if (family === null) continue;
    const from = set?.operation.family ?? null;
    const needed = changeoverTime(machine, from, family);
    if (!overlaps && set !== undefined && from !== null && needed - free > roundingTolerance) {
      yield {
        constraint: 'changeover',
        operations: [set.operation.id, next.operation.id],
        machine: machine.id,
        from,
        to: family,
        at: model.clock.toText(next.start),
        neededMinutes: needed / minute,
        givenMinutes: free / minute,
        amount: (needed - free) / minute,
        unit: 'minutes',
      };
    }
    set = next;
    free = 0;
  }
}
