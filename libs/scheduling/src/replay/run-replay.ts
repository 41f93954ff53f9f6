import { ToolHolders } from '../model/tool-holders.js';
import type { ReplayPlan, ReplayUnit } from './replay-plan.js';

/** When each step starts and ends, by its place in the plan; epoch milliseconds, Infinity beyond the hours laid out. */
export interface ReplayTimes {
  starts: Float64Array;
  ends: Float64Array;
}

/** How a run departs from the plan. */
export interface ReplayVariation {
  /** Working milliseconds of a step, instead of those planned. */
  work?: (at: number) => number;
  /** No start of a step before, beside what the plan says. */
  floor?: (at: number) => number;
}

/** Places every unit at the first instant that those before it allow. Linear in steps, times the search in a calendar. */
export function runReplay(plan: ReplayPlan, { work, floor }: ReplayVariation = {}): ReplayTimes {
  const { steps } = plan;
  const starts = new Float64Array(steps.length);
  const ends = new Float64Array(steps.length);
  const machineFree = new Float64Array(plan.machines).fill(-Infinity);
  const personFree = new Float64Array(plan.people).fill(-Infinity);
  const holders = plan.tools.map(() => new ToolHolders<null>());
  // Open time in which a machine stood free since it was set up: a changeover may use all of it.
  const stoodFree = new Float64Array(plan.machines);
  for (const unit of plan.units) {
    const { from, to, machine, people, hours, machineHours } = unit;
    let ready = unit.floor;
    let longest = 0;
    for (let at = from; at < to; at += 1) {
      if (floor !== undefined) ready = Math.max(ready, floor(at));
      longest = Math.max(longest, work?.(at) ?? steps[at]?.work ?? 0);
    }
    for (const before of unit.after) ready = Math.max(ready, ends[before] ?? 0);
    for (const person of people) ready = Math.max(ready, personFree[person] ?? 0);
    if (longest > 0) ready = Math.max(ready, toolsFree(plan, unit, holders));
    const busyTo = machineFree[machine] ?? -Infinity;
    const lacking = unit.changeover - (stoodFree[machine] ?? 0);
    ready = Math.max(ready, lacking > 0 && busyTo > -Infinity ? machineHours.after(busyTo, lacking) : busyTo);
    const start = hours.nextOpen(ready);
    const end = hours.after(start, longest);
    starts.fill(start, from, to);
    ends.fill(end, from, to);
    for (const person of people) personFree[person] = end;
    if (longest > 0) takeTools(plan, unit, holders, end);
    if (unit.setsUp) stoodFree[machine] = 0;
    else if (busyTo > -Infinity)
      stoodFree[machine] = (stoodFree[machine] ?? 0) + machineHours.openBetween(busyTo, start);
    machineFree[machine] = end;
  }
  return { starts, ends };
}

/** From when on enough pieces of its tools are free beside all that came before; what needs more than there are gets all. */
function toolsFree(plan: ReplayPlan, { tools }: ReplayUnit, holders: readonly ToolHolders<null>[]): number {
  let free = -Infinity;
  for (const { tool, count } of tools) {
    const left = Math.max(0, (plan.tools[tool] ?? 0) - count);
    free = Math.max(free, holders[tool]?.lastToRelease(left)?.until ?? -Infinity);
  }
  return free;
}

function takeTools(
  plan: ReplayPlan,
  { tools }: ReplayUnit,
  holders: readonly ToolHolders<null>[],
  until: number,
): void {
  for (const { tool, count } of tools) {
    holders[tool]?.add({ by: null, until, count });
    holders[tool]?.keepLast(plan.tools[tool] ?? 0);
  }
}
