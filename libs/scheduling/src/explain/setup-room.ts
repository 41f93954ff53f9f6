import { changeoverTime } from '../constraints/changeover.js';
import { runsOf } from '../model/batches.js';
import type { Machine, Placement } from '../model/schedule-model.js';
import type { OpenHours } from '../time/open-hours.js';

/** What a placement has to leave for the changeover to the next family on its machine. */
export interface SetupRoom {
  /** The operation that brings the next family. */
  next: Placement;
  /** Open milliseconds of the machine between the end of the placement and the start of `next`; Infinity: it must not move. */
  milliseconds: number;
}

/**
 * For the placements of a machine, up to the last that brings a family, what the next changeover needs after each. Work
 * without a family in between counts as long as it takes now; where it pauses for a person, that may change, so nothing moves.
 */
export function setupRoom(machine: Machine): Map<Placement, SetupRoom> {
  const { hours } = machine;
  const queue = runsOf(machine);
  const given = freeBefore(queue, hours);
  const found = new Map<Placement, SetupRoom>();
  let next: Placement | null = null;
  let between = 0;
  for (let index = queue.length - 1; index >= 0; index -= 1) {
    const placement = queue[index];
    const { family = null, free = 0 } = given[index] ?? {};
    if (placement === undefined) continue;
    if (next !== null) {
      const needed = changeoverTime(machine, family, next.operation.family) - free;
      if (needed > 0) found.set(placement, { next, milliseconds: needed + between });
    }
    if (placement.operation.family !== null) [next, between] = [placement, 0];
    else between += placement.hours === hours ? hours.openBetween(placement.start, placement.end) : Infinity;
  }
  return found;
}

/** The family that a machine is set up for after each of its runs, and the free time since then up to its start. */
function freeBefore(queue: readonly Placement[], hours: OpenHours): { family: string | null; free: number }[] {
  let family: string | null = null;
  let free = 0;
  let busyTo = Infinity;
  return queue.map((placement) => {
    free += hours.openBetween(busyTo, placement.start);
    busyTo = placement.end;
    if (placement.operation.family !== null) [family, free] = [placement.operation.family, 0];
    return { family, free };
  });
}
