import { changeoverTime } from '../constraints/changeover.js';
import { runsOf } from '../model/batches.js';
import type { Machine, Placement, ScheduleModel } from '../model/schedule-model.js';
import { ToolHolders } from '../model/tool-holders.js';
import { blocker, comesAfter, type Blocker } from './blocker.js';

/** The operation before each on its machine, with what is left of the changeover when it ends. */
export function previousOnMachine(model: ScheduleModel): Map<Placement, Blocker> {
  const found = new Map<Placement, Blocker>();
  for (const machine of model.machines.values()) blockOnMachine(machine, found);
  return found;
}

function blockOnMachine(machine: Machine, found: Map<Placement, Blocker>): void {
  let longest: Placement | null = null;
  let family: string | null = null;
  let free = 0;
  for (const run of runsOf(machine)) {
    const members = run.batch?.members ?? [run];
    if (longest !== null) {
      const until: number = longest.end;
      const changeover = Math.max(0, changeoverTime(machine, family, run.operation.family) - free);
      const ready = run.hours.nextOpen(machine.hours.after(until, changeover));
      for (const member of members)
        found.set(member, blocker(member, 'machine', until, { by: longest, changeover, ready }));
      free += machine.hours.openBetween(until, run.start);
    }
    if (longest === null || run.end >= longest.end) longest = members.at(-1) ?? run;
    if (run.operation.family === null) continue;
    family = run.operation.family;
    free = 0;
  }
}

/** The operation of each person before, of another batch. */
export function previousOfPerson(model: ScheduleModel): Map<Placement, Placement> {
  const found = new Map<Placement, Placement>();
  for (const { queue } of model.people.values()) {
    let longest: Placement | null = null;
    let before: Placement | null = null;
    for (const placement of queue) {
      // Who attends a batch waits for none of it.
      if (placement.batch === null || placement.batch !== longest?.batch) before = longest;
      if (before !== null) found.set(placement, before);
      if (longest === null || placement.end >= longest.end) longest = placement;
    }
  }
  return found;
}

/** Who, of those that came before, had to give back pieces of a tool until there were enough; of several tools the last. */
export function lastToolHolders(model: ScheduleModel): Map<Placement, Blocker> {
  const found = new Map<Placement, Blocker>();
  for (const tool of model.tools.values()) {
    if (tool.queue.reduce((sum, { count }) => sum + count, 0) <= tool.count) continue;
    const holders = new ToolHolders<Placement>();
    for (const { placement, count } of tool.queue) {
      if (placement.end === placement.start) continue;
      const last = holders.lastToRelease(Math.max(0, tool.count - count));
      if (last !== null && !(placement.batch !== null && placement.batch === last.by.batch)) {
        const own = blocker(placement, 'tool', last.until, { by: last.by, tool });
        const other = found.get(placement);
        if (other === undefined || comesAfter(own, other)) found.set(placement, own);
      }
      holders.add({ by: placement, until: placement.end, count });
      holders.keepLast(tool.count);
    }
  }
  return found;
}
