import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from './content/schedule-content.js';
import { schedule } from './content/schedule-content.js';
import { buildScheduleModel } from './model/build-schedule-model.js';
import { recheckSchedule } from './recheck-schedule.js';
import { dispatch } from './testing/dispatch.js';
import { naiveRecheck } from './testing/naive-recheck.js';
import { anyProblem, hold } from './testing/random-rules.js';
import type { RandomProblem } from './testing/random-schedule.js';
import { seeded } from './testing/random-schedule.js';
import type { ScheduleConstraint, ScheduleViolation } from './violation.js';

const seed = fc.integer({ min: 0, max: 0x7fffffff });
const recheck = (source: Schedule) => recheckSchedule(buildScheduleModel(schedule.parse(source)));

interface Valid {
  problem: RandomProblem;
  source: Schedule;
  pick: (bound: number) => number;
}

/** Calls with a dispatched schedule of the seed, if the problem of that seed has one. */
function withValid(from: number, use: (valid: Valid) => void): void {
  const pick = seeded(from);
  const problem = anyProblem(pick, 6);
  const source = dispatch(problem, pick);
  fc.pre(source !== null);
  hold(problem, source, pick);
  use({ problem, source: structuredClone(source), pick });
}

type Assignment = Schedule['assignments'][number];
/** Spoils a valid schedule at one assignment and names the operation that must be found, or declines with null. */
type Mutation = (valid: Valid, assignment: Assignment) => string | null;

const shift = ({ problem }: Valid, assignment: Assignment, by: number) => {
  assignment.start = problem.at(problem.minuteOf(assignment.start) + by);
  assignment.end = problem.at(problem.minuteOf(assignment.end) + by);
};
const declared = ({ source }: Valid, id: string) =>
  source.jobs
    .flatMap((job) => job.operations.map((operation) => ({ job, operation })))
    .find((it) => it.operation.id === id);

const isOven = ({ source }: Valid, { machine }: Assignment) =>
  source.machines.some(({ id, batch }) => id === machine && batch !== undefined);

const mutations: [ScheduleConstraint, string, Mutation][] = [
  [
    'completeness',
    'left out',
    ({ source }, assignment) => {
      source.assignments = source.assignments.filter((it) => it !== assignment);
      return assignment.operation;
    },
  ],
  [
    'completeness',
    'done twice',
    ({ source }, assignment) => {
      source.assignments.push({ ...assignment });
      return assignment.operation;
    },
  ],
  [
    'grounding',
    'on an invented machine',
    (_, assignment) => {
      assignment.machine = 'M99';
      return assignment.operation;
    },
  ],
  [
    'grounding',
    'by an invented person',
    (_, assignment) => {
      assignment.person = 'P99';
      return assignment.operation;
    },
  ],
  [
    'eligibility',
    'on a machine that cannot do it',
    (valid, assignment) => {
      const eligible = declared(valid, assignment.operation)?.operation.eligible.map(({ machine }) => machine);
      const other = valid.source.machines.find(({ id }) => eligible?.includes(id) === false);
      if (other === undefined) return null;
      assignment.machine = other.id;
      return assignment.operation;
    },
  ],
  [
    'duration',
    'cut short',
    (valid, assignment) => {
      assignment.end = valid.problem.at(valid.problem.minuteOf(assignment.end) - 5);
      return assignment.operation;
    },
  ],
  [
    'precedence',
    'before its predecessor ends',
    (valid, assignment) => {
      const [before] = declared(valid, assignment.operation)?.operation.after ?? [];
      const end = valid.source.assignments.find(({ operation }) => operation === before)?.end;
      if (end === undefined) return null;
      shift(valid, assignment, valid.problem.minuteOf(end) - 1 - valid.problem.minuteOf(assignment.start));
      return assignment.operation;
    },
  ],
  [
    'machine-overlap',
    'on top of another',
    (valid, assignment) => {
      const other = valid.source.assignments.find((it) => it !== assignment && it.machine === assignment.machine);
      if (other === undefined || isOven(valid, assignment)) return null;
      const to = valid.problem.minuteOf(other.start);
      shift(valid, assignment, to - valid.problem.minuteOf(assignment.start));
      return assignment.operation;
    },
  ],
  [
    'calendar',
    'when the machine is closed',
    (valid, assignment) => {
      const open = valid.problem.openOn(assignment.machine);
      const closed = open.findIndex((now, index) => !now && open[index + 1] === false);
      if (closed < 0) return null;
      const length = declared(valid, assignment.operation)?.operation.eligible.find(
        ({ machine }) => machine === assignment.machine,
      )?.minutes;
      assignment.start = valid.problem.at(closed);
      assignment.end = valid.problem.at(closed + (length ?? 0));
      return assignment.operation;
    },
  ],
  [
    'release',
    'before its job is released',
    (valid, assignment) => {
      const job = declared(valid, assignment.operation)?.job;
      if (job !== undefined) job.releaseAt = valid.problem.at(valid.problem.minuteOf(assignment.start) + 1);
      return assignment.operation;
    },
  ],
  [
    'material',
    'without material',
    (valid, assignment) => {
      valid.source.materials = [{ id: 'steel', onHand: 0 }];
      return (declared(valid, assignment.operation)?.operation.materials ?? []).length > 0
        ? assignment.operation
        : null;
    },
  ],
  [
    'skill',
    'by somebody who cannot do it',
    (valid, assignment) => {
      declared(valid, assignment.operation)?.operation.skills?.push('welding');
      return assignment.operation;
    },
  ],
  [
    'changeover',
    'with a longer changeover before it',
    (valid, assignment) => {
      const family = declared(valid, assignment.operation)?.operation.family;
      const queue = valid.source.assignments.filter(({ machine }) => machine === assignment.machine);
      const set = queue
        .slice(0, queue.indexOf(assignment))
        .filter((it) => declared(valid, it.operation)?.operation.family !== undefined)
        .at(-1);
      const from = set === undefined ? undefined : declared(valid, set.operation)?.operation.family;
      const pair = valid.source.changeovers?.find(
        (it) => it.machine === assignment.machine && it.from === from && it.to === family,
      );
      if (pair === undefined) return null;
      pair.minutes = 40_000;
      return assignment.operation;
    },
  ],
  [
    'tool',
    'without enough of its tools',
    (valid, assignment) => {
      const need = declared(valid, assignment.operation)?.operation.tools?.[0];
      if (need === undefined) return null;
      need.count = 4;
      return assignment.operation;
    },
  ],
  [
    'batch',
    'in an oven with another',
    (valid, assignment) => {
      const other = valid.source.assignments.find((it) => it !== assignment && it.machine === assignment.machine);
      if (other === undefined || !isOven(valid, assignment)) return null;
      shift(valid, assignment, valid.problem.minuteOf(other.start) + 3 - valid.problem.minuteOf(assignment.start));
      return assignment.operation;
    },
  ],
  [
    'batch',
    'more than the oven takes',
    (valid, assignment) => {
      if (!isOven(valid, assignment)) return null;
      assignment.quantity = 30;
      return assignment.operation;
    },
  ],
  [
    'lot-size',
    'of a quantity that is not allowed',
    (valid, assignment) => {
      const operation = declared(valid, assignment.operation)?.operation;
      if (operation?.lotSize === undefined) return null;
      assignment.quantity = 9;
      return assignment.operation;
    },
  ],
  [
    'quantity',
    'of another quantity than its job',
    (valid, assignment) => {
      if (declared(valid, assignment.operation)?.job.quantity === undefined) return null;
      assignment.quantity = 99;
      return assignment.operation;
    },
  ],
  [
    'locked',
    'moved though it is locked',
    (valid, assignment) => {
      if (declared(valid, assignment.operation)?.operation.locked === undefined) return null;
      shift(valid, assignment, 7);
      return assignment.operation;
    },
  ],
  [
    'frozen',
    'moved within the frozen horizon',
    (valid, assignment) => {
      if (!valid.source.frozen?.assignments.some(({ operation }) => operation === assignment.operation)) return null;
      shift(valid, assignment, -7);
      return assignment.operation;
    },
  ],
];

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

  it.each(mutations)('finds %s when an operation is %s', (constraint, _, mutate) => {
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
