import type { Placement, ScheduleModel } from '../model/schedule-model.js';
import { minute } from '../time/zone-clock.js';
import { setupRoom } from './setup-room.js';

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
 * than the schedule does, none later than calendars are laid out, and no constraint is broken. Each answer is for that operation alone. Never more than there is;
 * exact unless work without a family lies between two families. Linear, after the queues are sorted.
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
  const room = new Map([...model.machines.values()].flatMap((machine) => [...setupRoom(machine)]));
  const jobEnds = new Map(model.jobs.map((job) => [job, jobBound(model, job)]));
  for (let rank = placements.length - 1; rank >= 0; rank -= 1) {
    const placement = placements[rank];
    if (placement === undefined) continue;
    const { end, hours, machine } = placement;
    let bound = jobEnds.get(placement.operation.job) ?? end;
    for (const follower of followers[rank] ?? []) bound = Math.min(bound, start[follower] ?? end);
    const setup = room.get(placement);
    if (setup !== undefined && machine !== null) {
      const by = start[setup.next.rank] ?? end;
      bound = Math.min(bound, machine.hours.before(by, setup.milliseconds));
    }
    const work = hours.openBetween(placement.start, end);
    latest[rank] = Math.max(end, work > 0 ? hours.previousOpen(bound) : bound);
    start[rank] = Math.max(placement.start, hours.before(latest[rank] ?? end, work));
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
    if (before && before.rank < after.rank) followers[before.rank]?.push(after.rank);
  };
  for (const placement of placements) {
    for (const before of placement.operation.after) link(before.placement, placement);
  }
  for (const { queue } of [...machines.values(), ...people.values()]) {
    queue.forEach((placement, index) => link(queue[index - 1], placement));
  }
  return followers;
}
