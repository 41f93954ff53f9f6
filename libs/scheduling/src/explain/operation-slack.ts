import { isHeld } from '../constraints/displaced.js';
import { isTogether } from '../model/batches.js';
import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import { setupRoom } from './setup-room.js';
import { toolTurns } from './tool-turns.js';

/** How much later an operation may end. */
export interface OperationSlack {
  operation: string;
  /** Latest end, epoch milliseconds; never before its end. */
  latestEnd: number;
  /** Minutes from its end to its latest end, closed hours included. */
  minutes: number;
}

/**
 * How much later each placed operation may end, by rank, when everything keeps its order and what follows is pushed only as
 * far as it must: no job ends later than it is due, none that is late ends later than now, none without a due date later
 * than the schedule does, none later than calendars are laid out, and no constraint is broken. A batch ends together; what is
 * locked or frozen ends no later. Each answer is for that operation alone. Never more than there is; exact unless work without
 * a family lies between two families, or there are tools (what had one before another started has ended by then, also where
 * there are pieces enough). n log n.
 */
export function operationSlack(model: ScheduleModel): OperationSlack[] {
  const { placements } = model;
  const bounds = latestEnds(model);
  return placements.map(({ operation, end }, rank) => {
    const latestEnd = bounds[rank] ?? end;
    return { operation: operation.id, latestEnd, minutes: (latestEnd - end) / minute };
  });
}

function latestEnds(model: ScheduleModel): Float64Array {
  const { placements } = model;
  const latest = new Float64Array(placements.length);
  const start = new Float64Array(placements.length);
  const followers = followersOf(model);
  const tools = toolTurns(model);
  const room = new Map([...model.machines.values()].flatMap((machine) => [...setupRoom(machine)]));
  const jobEnds = new Map(model.jobs.map((job) => [job, jobBound(model, job)]));
  const boundOf = (placement: Placement) => {
    const { end, machine, operation, rank } = placement;
    let bound = Math.min(jobEnds.get(operation.job) ?? end, tools.latestEnd(placement));
    for (const follower of followers[rank] ?? []) bound = Math.min(bound, start[follower] ?? end);
    const setup = room.get(placement);
    if (setup === undefined || machine === null) return bound;
    return Math.min(bound, machine.hours.before(start[setup.next.rank] ?? end, setup.milliseconds));
  };
  for (let rank = placements.length - 1; rank >= 0; rank -= 1) {
    const placement = placements[rank];
    if (placement === undefined) continue;
    const { end, hours, batch } = placement;
    const together = batch?.members ?? [placement];
    // A batch is answered for where its last is.
    if (together.at(-1) !== placement) continue;
    const bound = together.reduce((least, it) => Math.min(least, isHeld(it) ? end : boundOf(it)), Infinity);
    const work = hours.openBetween(placement.start, end);
    const until = Math.max(end, work > 0 ? hours.previousOpen(bound) : bound);
    for (const member of together) {
      latest[member.rank] = until;
      start[member.rank] = Math.max(placement.start, hours.before(until, work));
      tools.note(member, start[member.rank] ?? member.start);
    }
  }
  return latest;
}

function jobBound(model: ScheduleModel, job: ScheduleModel['jobs'][number]): number {
  if (job.dueAt === null) return model.lastEnd;
  const due = Math.min(job.dueAt, model.until);
  return job.operations.reduce((end, { placement }) => Math.max(end, placement?.end ?? end), due);
}

/** Ranks of the placements that may start only when this one has ended: its successors, and the next of its machine and person. */
function followersOf({ placements, machines, people }: ScheduleModel): number[][] {
  const followers: number[][] = placements.map(() => []);
  const link = (before: Placement | null | undefined, after: Placement) => {
    if (before && before.rank < after.rank && !isTogether(before, after)) followers[before.rank]?.push(after.rank);
  };
  for (const placement of placements) {
    for (const before of placement.operation.after) link(before.placement, placement);
  }
  for (const { queue } of [...machines.values(), ...people.values()]) {
    queue.forEach((placement, index) => link(queue[index - 1], placement));
  }
  return followers;
}
