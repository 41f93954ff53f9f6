import type { Schedule } from '../content/schedule-content.js';
import type { ScheduleConstraint } from '../violation.js';
import type { RandomProblem } from './random-schedule.js';

/** A random problem with a valid schedule of it. */
export interface Valid {
  problem: RandomProblem;
  source: Schedule;
  pick: (bound: number) => number;
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

/** For every constraint ways to break it. */
export const breakingMutations: [ScheduleConstraint, string, Mutation][] = [
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
