import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from './content/schedule-content.js';
import { schedule } from './content/schedule-content.js';
import { buildScheduleModel } from './model/build-schedule-model.js';
import { recheckSchedule } from './recheck-schedule.js';
import { breakingMutations, type Valid } from './testing/breaking-mutations.js';
import { dispatch } from './testing/dispatch.js';
import { naiveRecheck } from './testing/naive-recheck.js';
import { anyProblem, hold } from './testing/random-rules.js';
import { seeded, type RandomProblem } from './testing/random-schedule.js';
import type { ScheduleViolation } from './violation.js';

const seed = fc.integer({ min: 0, max: 0x7fffffff });
const recheck = (source: Schedule) => recheckSchedule(buildScheduleModel(schedule.parse(source)));

/** Calls with a dispatched schedule of the seed, if the problem of that seed has one. */
function withValid(from: number, use: (valid: Valid) => void): void {
  const pick = seeded(from);
  const problem = anyProblem(pick, 6);
  const source = dispatch(problem, pick);
  fc.pre(source !== null);
  hold(problem, source, pick);
  use({ problem, source: structuredClone(source), pick });
}

describe('recheckSchedule on random schedules', () => {
  it('finds nothing but late jobs in a schedule that a plain dispatcher made', () => {
    fc.assert(
      fc.property(seed, (from) => {
        withValid(from, ({ problem, source }) => {
          const violations = recheck(source);
          expect(violations.filter(({ constraint }) => constraint !== 'due')).toEqual([]);
          const late = source.jobs.filter((job) => {
            const ids = new Set(job.operations.map(({ id }) => id));
            const ends = source.assignments
              .filter((it) => ids.has(it.operation))
              .map(({ end }) => problem.minuteOf(end));
            return Math.max(...ends) > problem.minuteOf(job.dueAt ?? problem.at(1e6));
          });
          expect(violations.map((it) => (it.constraint === 'due' ? it.job : ''))).toEqual(late.map(({ id }) => id));
        });
      }),
      { numRuns: 150 },
    );
  });

  it.each(breakingMutations)('finds %s when an operation is %s', (constraint, _, mutate) => {
    let hits = 0;
    fc.assert(
      fc.property(seed, (from) => {
        withValid(from, (valid) => {
          const assignment = valid.source.assignments[valid.pick(valid.source.assignments.length)];
          const operation = assignment === undefined ? null : mutate(valid, assignment);
          fc.pre(operation !== null);
          hits += 1;
          const found = recheck(valid.source).filter((it) => it.constraint === constraint);
          expect(found.flatMap(({ operations }) => operations)).toContain(operation);
        });
      }),
      { numRuns: 25 },
    );
    expect(hits).toBeGreaterThanOrEqual(25);
  });
});

/** Assigns every operation anywhere: half the time about as long as it takes, often on top of others, sometimes in an oven together. */
function scatter(problem: RandomProblem, pick: (bound: number) => number): Schedule {
  const source: Schedule = { ...problem.source, assignments: [] };
  for (const { id, eligible } of source.jobs.flatMap((job) => job.operations)) {
    const machine = source.machines[pick(pick(3) + 1)]?.id ?? '';
    const needed = eligible.find((it) => it.machine === machine)?.minutes ?? 60;
    const start = pick(5) === 0 ? pick(9000) : pick(1500);
    const length = [needed, needed + 60, pick(400), needed + pick(20) - 10][pick(4)] ?? 0;
    const person = ['P1', 'P2', undefined][pick(3)];
    const times = { start: problem.at(start), end: problem.at(start + Math.max(0, length)) };
    const mate = source.machines.some(({ batch }) => batch) && pick(2) === 0 ? source.assignments.at(-1) : undefined;
    source.assignments.push({
      operation: id,
      machine: mate?.machine ?? machine,
      person,
      start: mate?.start ?? times.start,
      end: mate?.end ?? times.end,
    });
  }
  return source;
}

/** Locks, freezes and states quantities of an assigned schedule now where and as it is, now otherwise. */
function disturb(problem: RandomProblem, source: Schedule, pick: (bound: number) => number): void {
  hold(problem, source, pick);
  const oven = source.machines.find(({ batch }) => batch !== undefined);
  if (oven?.batch !== undefined) oven.batch.minimum = pick(oven.batch.capacity);
  for (const [at, { id, locked }] of source.jobs.flatMap((job) => job.operations).entries()) {
    if (locked !== undefined && pick(2) === 0) locked.start = problem.at(pick(1500));
    if (locked?.machine !== undefined && pick(2) === 0) locked.machine = 'M1';
    const assigned = source.assignments[at];
    if (assigned?.operation === id && pick(4) === 0) assigned.quantity = pick(12);
  }
  for (const was of source.frozen?.assignments ?? []) {
    if (pick(2) === 0) was.end = problem.at(problem.minuteOf(was.end) + pick(20));
    if (pick(3) === 0) was.machine = 'M2';
    if (pick(3) === 0) was.person = 'P1';
    if (pick(3) === 0) was.start = problem.at(pick(600));
  }
}

/** A violation as the plain re-check writes it; of overlaps and tools only the last operation, ties being free. */
function inShort(violation: ScheduleViolation): string {
  const { constraint, operations, amount } = violation;
  const last =
    constraint.endsWith('overlap') ||
    constraint === 'tool' ||
    ('problem' in violation && violation.problem === 'times');
  return `${constraint} ${(last ? operations.slice(-1) : operations).join()} ${Math.round(amount * 1e6) / 1e6}`;
}

describe('recheckSchedule on schedules without any order', () => {
  it('finds what trying all pairs and all minutes finds', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(seed, (from) => {
        const pick = seeded(from);
        const problem = anyProblem(pick, 5);
        const source = scatter(problem, pick);
        disturb(problem, source, pick);
        const found = recheck(source).filter(({ constraint }) => constraint !== 'due');
        found.forEach(({ constraint }) => seen.add(constraint));
        expect(found.map(inShort).sort()).toEqual(naiveRecheck(problem, source));
      }),
      { numRuns: 500 },
    );
    expect([...seen].sort()).toEqual([
      'batch',
      'calendar',
      'changeover',
      'duration',
      'eligibility',
      'frozen',
      'locked',
      'lot-size',
      'machine-overlap',
      'material',
      'person-overlap',
      'precedence',
      'quantity',
      'release',
      'skill',
      'tool',
    ]);
  });
});
