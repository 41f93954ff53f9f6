import type { Schedule } from '../content/schedule-content.js';
import type { ShopPlacement, ShopProblem } from './shop-problem.js';

/** How the units of a file become instants. */
export interface ShopCalendar {
  timeZone: string;
  /** RFC 3339: the instant 0 of the file. */
  start: string;
  /** Minutes that one unit of time lasts. */
  minutesPerUnit: number;
}

/**
 * A problem of a research format and, where given, its solution as the content of a schedule: machines `M0`, jobs `J0` and
 * operations `J0-0`, machines counted as the file does, the others from 0; every machine always open.
 */
export function shopSchedule(
  problem: ShopProblem,
  placements: readonly (readonly ShopPlacement[])[],
  { timeZone, start, minutesPerUnit }: ShopCalendar,
): Schedule {
  const instant = (units: number) => new Date(Date.parse(start) + units * minutesPerUnit * 60_000).toISOString();
  const idOf = (job: number, at: number) => `J${job}-${at}`;
  return {
    timeZone,
    start: instant(0),
    machines: problem.machines.map((machine) => ({ id: `M${machine}` })),
    jobs: problem.jobs.map((operations, job) => ({
      id: `J${job}`,
      operations: operations.map((eligible, at) => ({
        id: idOf(job, at),
        eligible: eligible.map(({ machine, time }) => ({ machine: `M${machine}`, minutes: time * minutesPerUnit })),
        ...(at === 0 ? {} : { after: [idOf(job, at - 1)] }),
      })),
    })),
    assignments: placements.flatMap((list, job) =>
      list.map(({ machine, start: from }, at) => {
        const time = problem.jobs[job]?.[at]?.find((it) => it.machine === machine)?.time ?? 0;
        return { operation: idOf(job, at), machine: `M${machine}`, start: instant(from), end: instant(from + time) };
      }),
    ),
  };
}
