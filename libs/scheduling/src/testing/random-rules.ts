import type { Schedule } from '../content/schedule-content.js';
import type { RandomProblem } from './random-schedule.js';
import { randomProblem } from './random-schedule.js';

type Pick = (bound: number) => number;

/** A random problem with tools of one or two pieces, an oven (M3), quantities and lot sizes, nothing assigned. */
export function randomProblemWithRules(pick: Pick, size: number): RandomProblem {
  const problem = randomProblem(pick, size);
  const { source } = problem;
  source.tools = [
    { id: 'T1', count: 1 + pick(2), calendar: pick(3) === 0 ? 'long' : undefined },
    { id: 'T2', count: pick(2) === 0 ? undefined : 3 },
  ];
  const oven = source.machines[2];
  if (oven !== undefined) oven.batch = { capacity: 8 + pick(20) };
  for (const job of source.jobs) {
    job.quantity = pick(4) === 0 ? undefined : 1 + pick(8);
    for (const operation of job.operations) {
      const tool = ['T1', 'T2'][pick(3)];
      if (tool !== undefined) operation.tools = [{ tool, count: tool === 'T1' || pick(2) === 0 ? undefined : 2 }];
      if (tool === 'T2') operation.tools?.push({ tool: 'T1' });
      if (operation.tools?.some((it) => it.count === 2) && source.tools[1]?.count === undefined) delete operation.tools;
      if (pick(3) === 0) operation.lotSize = { minimum: 1, maximum: 8, multipleOf: 1 };
    }
  }
  return problem;
}

/** A random problem, of which half have rules; nothing assigned. */
export function anyProblem(pick: Pick, size: number): RandomProblem {
  return pick(2) === 0 ? randomProblemWithRules(pick, size) : randomProblem(pick, size);
}

/** Locks some operations of an assigned schedule with rules where they stand, and freezes what starts before a random minute. */
export function hold({ at, minuteOf }: RandomProblem, source: Schedule, pick: Pick): void {
  if (source.tools === undefined) return;
  for (const operation of source.jobs.flatMap((job) => job.operations)) {
    const assigned = source.assignments.find((it) => it.operation === operation.id);
    if (assigned === undefined || pick(5) > 0) continue;
    const { machine, person, start } = assigned;
    operation.locked = {
      start,
      machine: pick(2) === 0 ? machine : undefined,
      person: pick(2) === 0 ? person : undefined,
    };
  }
  if (pick(2) > 0) return;
  const until = pick(600);
  const before = source.assignments.filter(
    ({ operation, start }, at) =>
      minuteOf(start) < until && source.assignments.findIndex((it) => it.operation === operation) === at,
  );
  source.frozen = {
    until: at(until),
    assignments: before.map(({ operation, machine, person, start, end }) => ({
      operation,
      machine,
      person,
      start,
      end,
    })),
  };
}
