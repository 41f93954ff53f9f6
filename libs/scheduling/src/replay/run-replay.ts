import type { ReplayPlan } from './replay-plan.js';

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

/** Places every step at the first instant that those before it allow. Linear in steps, times the search in a calendar. */
export function runReplay(plan: ReplayPlan, { work, floor }: ReplayVariation = {}): ReplayTimes {
  const { steps } = plan;
  const starts = new Float64Array(steps.length);
  const ends = new Float64Array(steps.length);
  const machineFree = new Float64Array(plan.machines).fill(-Infinity);
  const personFree = new Float64Array(plan.people).fill(-Infinity);
  // Open time in which a machine stood free since it was set up: a changeover may use all of it.
  const stoodFree = new Float64Array(plan.machines);
  steps.forEach((step, at) => {
    const { machine, person, hours, machineHours } = step;
    let ready = Math.max(step.floor, floor?.(at) ?? -Infinity);
    for (const before of step.after) ready = Math.max(ready, ends[before] ?? 0);
    if (person >= 0) ready = Math.max(ready, personFree[person] ?? 0);
    const busyTo = machineFree[machine] ?? -Infinity;
    const lacking = step.changeover - (stoodFree[machine] ?? 0);
    ready = Math.max(ready, lacking > 0 && busyTo > -Infinity ? machineHours.after(busyTo, lacking) : busyTo);
    const start = hours.nextOpen(ready);
    const end = hours.after(start, work?.(at) ?? step.work);
    starts[at] = start;
    ends[at] = end;
    if (person >= 0) personFree[person] = end;
    if (step.setsUp) stoodFree[machine] = 0;
    else if (busyTo > -Infinity)
      stoodFree[machine] = (stoodFree[machine] ?? 0) + machineHours.openBetween(busyTo, start);
    machineFree[machine] = end;
  });
  return { starts, ends };
}
