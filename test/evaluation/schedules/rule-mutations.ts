import type { Schedule, ScheduleConstraint } from '@countersign/scheduling';
import type { Mutation } from './mutation.ts';

type Assignment = Schedule['assignments'][number];

const minute = 60_000;
const at = (instant: string): number => Date.parse(instant) / minute;
const text = (minutes: number): string => new Date(minutes * minute).toISOString();

function declared(content: Schedule, id: string) {
  for (const job of content.jobs) {
    const operation = job.operations.find((it) => it.id === id);
    if (operation) return { job, operation };
  }
  throw new Error(`${id} is not declared.`);
}

function shift(assignment: Assignment, by: number): void {
  assignment.start = text(at(assignment.start) + by);
  assignment.end = text(at(assignment.end) + by);
}

const batchOf = ({ machines }: Schedule, { machine }: Assignment) => machines.find(({ id }) => id === machine)?.batch;
const matesOf = ({ assignments }: Schedule, own: Assignment) =>
  assignments.filter((it) => it !== own && it.machine === own.machine && it.start === own.start && it.end === own.end);
const wasFrozen = ({ frozen }: Schedule, { operation }: Assignment) =>
  frozen?.assignments.some((it) => it.operation === operation) === true;

/** Ways to break tools, batches, lots, locks, the frozen horizon, and what is said of orders. */
export const ruleMutations: readonly Mutation<Schedule, Assignment, ScheduleConstraint>[] = [
  {
    kind: 'tool',
    how: 'more pieces needed than there are',
    spoil(content, own, draw) {
      const [need] = declared(content, own.operation).operation.tools ?? [];
      const count = content.tools?.find(({ id }) => id === need?.tool)?.count ?? 1;
      if (!need || at(own.end) === at(own.start)) return null;
      need.count = count + 1 + draw(3);
      return { operation: own.operation };
    },
  },
  {
    kind: 'tool',
    how: 'a piece is broken',
    spoil(content, own) {
      const [need] = declared(content, own.operation).operation.tools ?? [];
      const tool = content.tools?.find(({ id }) => id === need?.tool);
      if (!tool || (tool.count ?? 1) < 2) return null;
      tool.count = (tool.count ?? 1) - 1;
      return { operation: null, amount: 1 };
    },
  },
  {
    kind: 'calendar',
    how: 'its tool not there that day',
    spoil(content, own) {
      const [need] = declared(content, own.operation).operation.tools ?? [];
      const tool = content.tools?.find(({ id }) => id === need?.tool);
      const [day] = content.calendars ?? [];
      if (!tool || !day || at(own.end) === at(own.start)) return null;
      content.calendars?.push({ ...day, id: 'lent', exceptions: [{ date: own.start.slice(0, 10), open: [] }] });
      tool.calendar = 'lent';
      return { operation: own.operation };
    },
  },
  {
    kind: 'batch',
    how: 'two that do not start together',
    spoil(content, own) {
      const rival = content.assignments.find(
        (it) => it !== own && it.machine === own.machine && at(it.end) - at(it.start) > 1,
      );
      if (!batchOf(content, own) || !rival || at(own.end) === at(own.start)) return null;
      shift(own, at(rival.start) + 1 - at(own.start));
      return { operation: own.operation };
    },
  },
  {
    kind: 'batch',
    how: 'more than the oven takes',
    spoil(content, own, draw) {
      const batch = batchOf(content, own);
      if (!batch) return null;
      const amount = 1 + draw(50);
      const others = matesOf(content, own).reduce((sum, { quantity = 0 }) => sum + quantity, 0);
      own.quantity = batch.capacity + amount - others;
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'batch',
    how: 'less than the oven needs',
    spoil(content, own, draw) {
      const batch = batchOf(content, own);
      if (!batch || matesOf(content, own).length > 0) return null;
      const amount = 1 + draw(5);
      own.quantity = (batch.minimum ?? 0) - amount;
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'batch',
    how: 'of two families',
    spoil(content, own) {
      if (!batchOf(content, own) || matesOf(content, own).length === 0) return null;
      declared(content, own.operation).operation.family = 'purple';
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'lot-size',
    how: 'over its maximum',
    spoil(_, own, draw) {
      const amount = 10 * (1 + draw(5));
      own.quantity = 40 + amount;
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'lot-size',
    how: 'no whole lots',
    spoil(_, own, draw) {
      const amount = 1 + draw(9);
      own.quantity = 20 + amount;
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'quantity',
    how: 'another than ordered',
    spoil(content, own, draw) {
      const ordered = declared(content, own.operation).job.quantity ?? 0;
      const amount = (draw(2) === 0 ? -1 : 1) * (1 + draw(9));
      own.quantity = ordered + amount;
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'locked',
    how: 'moved though locked',
    spoil(content, own, draw) {
      if (declared(content, own.operation).operation.locked === undefined) return null;
      const amount = 1 + draw(100);
      shift(own, amount);
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'locked',
    how: 'on another machine though locked',
    spoil(content, own, draw) {
      if (declared(content, own.operation).operation.locked === undefined) return null;
      const others = content.machines.filter(({ id }) => id !== own.machine);
      const machine = others[draw(others.length)];
      if (!machine) return null;
      own.machine = machine.id;
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'frozen',
    how: 'moved though frozen',
    spoil(content, own, draw) {
      if (!wasFrozen(content, own)) return null;
      const amount = 1 + draw(100);
      shift(own, amount);
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'frozen',
    how: 'put into the frozen horizon',
    spoil(content, own, draw) {
      if (!content.frozen || wasFrozen(content, own)) return null;
      const amount = 1 + draw(30);
      shift(own, at(content.frozen.until) - amount - at(own.start));
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'grounding',
    how: 'the job of another operation',
    spoil(content, own, draw) {
      const others = content.jobs.filter(({ id }) => id !== own.job);
      const job = others[draw(others.length)];
      if (!job) return null;
      own.job = job.id;
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'grounding',
    how: 'an invented tool',
    spoil(content, own) {
      declared(content, own.operation).operation.tools = [{ tool: 'unobtainium' }];
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'grounding',
    how: 'a customer who is not in the list',
    spoil(content, own, draw) {
      declared(content, own.operation).job.customer = `C${1000 + draw(1000)}`;
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'claim',
    how: 'a delivery promised too early',
    spoil(content, own, draw) {
      const { job } = declared(content, own.operation);
      const ends = content.assignments
        .filter(({ operation }) => job.operations.some(({ id }) => id === operation))
        .map(({ end }) => at(end));
      const amount = 1 + draw(300);
      content.claims = { ...content.claims, promises: { [job.id]: text(Math.max(...ends) - amount) } };
      return { operation: null, amount };
    },
  },
];
