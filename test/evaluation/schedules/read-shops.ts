import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shopSchedule, type Schedule, type ShopPlacement, type ShopProblem } from '@countersign/scheduling';

/** A published problem with a solution of it. */
export interface SolvedShop {
  name: string;
  /** Who or what solved it. */
  by: string;
  schedule: Schedule;
  /** Makespan as published or counted by the solver, and the best lower bound known; units of the problem. */
  makespan: number;
  lowerBound: number | null;
}

/** A flexible problem, without a solution. */
export interface FlexibleShop {
  name: string;
  family: string;
  problem: ShopProblem;
  lowerBound: number | null;
}

interface JobShopRow {
  name: string;
  n_machines: number;
  durations: number[][];
  machines: number[][];
  lower_bound: number | null;
}
interface SolutionRow {
  name: string;
  rule: string;
  makespan: number;
  ops: [job: number, operation: number, machine: number, start: number, end: number][];
}
interface FlexibleRow {
  name: string;
  family: string;
  n_machines: number;
  jobs: [machine: number, time: number][][][];
  bks_lb: number | null;
}

/** One unit of a research problem is a minute from here on. */
export const unitCalendar = { timeZone: 'UTC', start: '2026-01-05T00:00:00Z', minutesPerUnit: 1 };

function rowsOf<Row>(file: string): Row[] | null {
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Job shops with the dispatch-rule schedules that lie beside them; null where they are not there. */
export function readJobShops(data: string): SolvedShop[] | null {
  const problems = rowsOf<JobShopRow>(join(data, 'jssp_instances', 'instances.jsonl'));
  const solutions = rowsOf<SolutionRow>(join(data, 'jssp_instances', 'dispatch_schedules.jsonl'));
  if (!problems || !solutions) return null;
  return solutions.flatMap(({ name, rule, makespan, ops }): SolvedShop[] => {
    const row = problems.find((it) => it.name === name);
    if (!row) return [];
    const jobs = row.durations.map((times, job) =>
      times.map((time, at) => [{ machine: row.machines[job]?.[at] ?? -1, time }]),
    );
    const placements: ShopPlacement[][] = jobs.map(() => []);
    for (const [job, at, machine, start] of ops) {
      const list = placements[job];
      if (list) list[at] = { machine, start };
    }
    const problem = { machines: upTo(row.n_machines), jobs };
    const schedule = shopSchedule(problem, placements, unitCalendar);
    schedule.claims = { makespanMinutes: makespan };
    return [{ name, by: rule, schedule, makespan, lowerBound: row.lower_bound }];
  });
}

/** Flexible job shops; null where they are not there. */
export function readFlexibleShops(data: string): FlexibleShop[] | null {
  const rows = rowsOf<FlexibleRow>(join(data, 'fjsp_instances', 'instances.jsonl'));
  return (
    rows?.map(({ name, family, n_machines: count, jobs, bks_lb: lowerBound }) => ({
      name,
      family,
      lowerBound,
      problem: {
        machines: upTo(count),
        jobs: jobs.map((job) => job.map((eligible) => eligible.map(([machine, time]) => ({ machine, time })))),
      },
    })) ?? null
  );
}
