import { shopSchedule, type ShopPlacement } from '@countersign/scheduling';
import { unitCalendar, type FlexibleShop, type SolvedShop } from './read-shops.ts';

/** Solves a flexible problem by a plain rule, in whole units and without the engine: of all next operations, the one that can end first goes next. */
export function dispatchFlexible({ name, problem, lowerBound }: FlexibleShop): SolvedShop {
  const placements: ShopPlacement[][] = problem.jobs.map(() => []);
  const jobFree = problem.jobs.map(() => 0);
  const machineFree = new Map(problem.machines.map((machine) => [machine, 0]));
  for (let left = problem.jobs.flat().length; left > 0; left -= 1) {
    let best = { job: -1, machine: -1, start: 0, end: Infinity };
    problem.jobs.forEach((operations, job) => {
      for (const { machine, time } of operations[placements[job]?.length ?? 0] ?? []) {
        const start = Math.max(jobFree[job] ?? 0, machineFree.get(machine) ?? 0);
        if (start + time < best.end) best = { job, machine, start, end: start + time };
      }
    });
    placements[best.job]?.push({ machine: best.machine, start: best.start });
    jobFree[best.job] = best.end;
    machineFree.set(best.machine, best.end);
  }
  const makespan = Math.max(...jobFree);
  const schedule = shopSchedule(problem, placements, unitCalendar);
  schedule.claims = { makespanMinutes: makespan };
  return { name, by: 'first to end', schedule, makespan, lowerBound };
}
