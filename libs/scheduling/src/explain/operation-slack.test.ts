import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { recheckSchedule } from '../recheck-schedule.js';
import { dispatch } from '../testing/dispatch.js';
import type { RandomProblem } from '../testing/random-schedule.js';
import { anyProblem, hold } from '../testing/random-rules.js';
import { seeded } from '../testing/random-schedule.js';
import { rankOrder } from '../testing/rank-order.js';
import { replayByMinute } from '../testing/replay-by-minute.js';
import { at, smallModel } from '../testing/small-schedule.js';
import { operationSlack } from './operation-slack.js';

const modelOf = (source: Schedule, until?: string) =>
  buildScheduleModel(schedule.parse(source), { until: until === undefined ? undefined : Date.parse(until) });
const minutesOf = (change?: (source: Schedule) => void) =>
  operationSlack(smallModel(change, at(600))).map(({ operation, minutes }) => [operation, minutes]);

describe('operationSlack on the small schedule', () => {
  it('is what the due dates of an operation and of those behind it leave', () => {
    // A2 must end by 120 and B1, due at 200, needs a changeover of 30 before it.
    expect(minutesOf()).toEqual([
      ['A1', 0],
      ['A2', 0],
      ['B1', 50],
    ]);
  });

  it('is nothing where a job is late, and ends with the schedule where nothing is due', () => {
    const late = (source: Schedule) => Object.assign(source.jobs[1] ?? {}, { dueAt: at(100) });
    expect(minutesOf(late).at(2)).toEqual(['B1', 0]);
    const free = (source: Schedule) => source.jobs.forEach((job) => delete job.dueAt);
    expect(minutesOf(free)).toEqual([
      ['A1', 0],
      ['A2', 30],
      ['B1', 0],
    ]);
  });

  it('counts the time that a machine already stood free before work without a family', () => {
    // On M1: A1 (red) 0-60, C1 without a family 70-100, B1 (blue) at 140. Of the changeover of 30, 10 are done before C1.
    const between = (source: Schedule) => {
      source.jobs.push({
        id: 'C',
        dueAt: at(400),
        operations: [{ id: 'C1', eligible: [{ machine: 'M1', minutes: 30 }] }],
      });
      source.assignments.push({ operation: 'C1', machine: 'M1', start: at(70), end: at(100) });
      Object.assign(source.assignments[2] ?? {}, { start: at(140), end: at(200) });
    };
    // B1 must start at 140 to end at 200, so C1 may end at 140 - (30 - 10).
    expect(Object.fromEntries(minutesOf(between))).toMatchObject({ B1: 0, C1: 20 });
  });

  it('leaves out closed hours at its end', () => {
    const noon = (source: Schedule) => Object.assign(source.jobs[1] ?? {}, { dueAt: at(290) });
    expect(minutesOf(noon).at(2)).toEqual(['B1', 90]);
  });
});

/** The schedule when one operation starts at a minute and what follows in order is pushed only as far as it must. */
function pushed(problem: RandomProblem, source: Schedule, operation: string, start: number): Schedule | null {
  const order = rankOrder(modelOf(source));
  const planned = new Map(source.assignments.map((it) => [it.operation, problem.minuteOf(it.start)]));
  const floor = (id: string) => (id === operation ? start : (planned.get(id) ?? 0));
  const assignments = replayByMinute(problem, source, { order, floor });
  return assignments === null ? null : { ...source, assignments };
}

/** Whether no job ends later than it is due, or than before where it was late, and nothing else is broken. */
function harmless(before: Schedule, after: Schedule): boolean {
  const lateness = (source: Schedule) =>
    new Map(
      recheckSchedule(modelOf(source)).flatMap((it) => (it.constraint === 'due' ? [[it.job, it.amount] as const] : [])),
    );
  const [was, is] = [lateness(before), lateness(after)];
  const broken = recheckSchedule(modelOf(after)).filter(({ constraint }) => constraint !== 'due');
  return broken.length === 0 && [...is].every(([job, late]) => late <= (was.get(job) ?? 0));
}

describe('operationSlack on random schedules', () => {
  const seed = fc.integer({ min: 0, max: 0x7fffffff });
  const withSchedule = (from: number, use: (problem: RandomProblem, source: Schedule) => void) => {
    const pick = seeded(from);
    const problem = anyProblem(pick, 5);
    const families = pick(2) === 0;
    for (const operation of problem.source.jobs.flatMap((job) => job.operations)) {
      // Between families, work without one makes the answer a lower bound; tried apart.
      if (families) operation.family ??= 'red';
    }
    for (const job of problem.source.jobs) job.dueAt = problem.at(1000 + pick(6000));
    const source = dispatch(problem, pick);
    fc.pre(source !== null);
    hold(problem, source, pick);
    use(problem, structuredClone(source));
  };
  /** Whether all that runs with an operation may be worked on. */
  const openMinute = (problem: RandomProblem, source: Schedule, own: Schedule['assignments'][number], minute: number) =>
    source.assignments
      .filter(({ machine, start, end }) => machine === own.machine && start === own.start && end === own.end)
      .every(({ operation, machine, person }) => {
        const tools = source.jobs.flatMap((job) => job.operations).find(({ id }) => id === operation)?.tools ?? [];
        const hours = [
          problem.openOn(machine),
          problem.openFor(person),
          ...tools.map((it) => problem.openWith(it.tool)),
        ];
        return hours.every((open) => open[minute] === true);
      });

  it('can be used up by any one operation, and not by a minute more', () => {
    fc.assert(
      fc.property(seed, (from) => {
        withSchedule(from, (problem, source) => {
          const isSet = source.jobs.every((job) => job.operations.every(({ family }) => family !== undefined));
          const exact = isSet && source.tools === undefined;
          for (const { operation, latestEnd } of operationSlack(modelOf(source, problem.at(10_000)))) {
            const assignment = source.assignments.find((it) => it.operation === operation);
            if (assignment === undefined) throw new Error(`${operation} is not assigned`);
            const last = problem.minuteOf(new Date(latestEnd).toISOString());
            let start = last;
            for (
              let left = worked(problem, source, assignment);
              left > 0;
              left -= openMinute(problem, source, assignment, start) ? 1 : 0
            )
              start -= 1;
            const at = pushed(problem, source, operation, start);
            fc.pre(at !== null);
            expect([operation, harmless(source, at)]).toEqual([operation, true]);
            do start += 1;
            while (start < 17_000 && !openMinute(problem, source, assignment, start));
            const beyond = pushed(problem, source, operation, start);
            if (exact && beyond !== null) expect([operation, harmless(source, beyond)]).toEqual([operation, false]);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  function worked(problem: RandomProblem, source: Schedule, assignment: Schedule['assignments'][number]): number {
    let minutes = 0;
    const end = problem.minuteOf(assignment.end);
    for (let at = problem.minuteOf(assignment.start); at < end; at += 1)
      minutes += openMinute(problem, source, assignment, at) ? 1 : 0;
    return minutes;
  }
});
