import type { Schedule, ScheduleConstraint } from '@countersign/scheduling';
import type { Mutation } from './mutation.ts';
import { ruleMutations } from './rule-mutations.ts';

type Assignment = Schedule['assignments'][number];

const minute = 60_000;
const at = (instant: string): number => Date.parse(instant) / minute;
const text = (minutes: number): string => new Date(minutes * minute).toISOString();

function shift(assignment: Assignment, to: number): void {
  assignment.end = text(to + at(assignment.end) - at(assignment.start));
  assignment.start = text(to);
}

function declared(content: Schedule, id: string) {
  for (const job of content.jobs) {
    const place = job.operations.findIndex((it) => it.id === id);
    const operation = job.operations[place];
    if (operation)
      return { job, operation, before: job.operations[place - 1], isLast: place === job.operations.length - 1 };
  }
  throw new Error(`${id} is not declared.`);
}

const of = (content: Schedule, id: string | undefined) => content.assignments.find(({ operation }) => operation === id);
const others = (content: Schedule, own: Assignment) => content.assignments.filter((it) => it !== own);

const isOven = ({ machines }: Schedule, { machine }: Assignment) =>
  machines.some(({ id, batch }) => id === machine && batch !== undefined);

/** All ways to break a production schedule, of every kind of constraint. */
export const scheduleMutations: readonly Mutation<Schedule, Assignment, ScheduleConstraint>[] = [
  ...ruleMutations,
  {
    kind: 'completeness',
    how: 'left out',
    spoil(content, own) {
      content.assignments = others(content, own);
      return { operation: own.operation, amount: -1 };
    },
  },
  {
    kind: 'completeness',
    how: 'done twice',
    spoil(content, own) {
      content.assignments.push({ ...own });
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'cycle',
    how: 'the first waits for the last',
    spoil(content, own) {
      const { job } = declared(content, own.operation);
      const [first, last] = [job.operations[0], job.operations.at(-1)];
      if (!first || !last || first === last) return null;
      first.after = [last.id];
      return { operation: own.operation, amount: job.operations.length };
    },
  },
  {
    kind: 'precedence',
    how: 'before its predecessor ends',
    spoil(content, own, draw) {
      const before = of(content, declared(content, own.operation).before?.id);
      if (!before) return null;
      const amount = 1 + draw(20);
      shift(own, at(before.end) - amount);
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'machine-overlap',
    how: 'on top of another',
    spoil(content, own, draw) {
      const rivals = others(content, own).filter(({ machine }) => machine === own.machine);
      const rival = rivals[draw(rivals.length)];
      // What takes no time shares none.
      if (isOven(content, own) || !rival || [own, rival].some((it) => it.start === it.end)) return null;
      shift(own, at(rival.start));
      return { operation: own.operation };
    },
  },
  {
    kind: 'person-overlap',
    how: 'a person on two machines',
    spoil(content, own) {
      const rival = others(content, own).find(
        (it) => it.machine !== own.machine && at(it.start) === at(own.start) && at(it.end) > at(it.start),
      );
      if (!rival || at(own.end) === at(own.start)) return null;
      own.person = rival.person;
      return { operation: own.operation };
    },
  },
  {
    kind: 'eligibility',
    how: 'on a machine that cannot do it',
    spoil(content, own, draw) {
      const able = declared(content, own.operation).operation.eligible.map(({ machine }) => machine);
      const unable = content.machines.filter(({ id }) => !able.includes(id));
      const machine = unable[draw(unable.length)];
      if (!machine) return null;
      own.machine = machine.id;
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'duration',
    how: 'cut short',
    spoil(_, own, draw) {
      const length = at(own.end) - at(own.start);
      if (length < 2) return null;
      own.end = text(at(own.end) - 1 - draw(Math.min(30, length - 1)));
      return { operation: own.operation };
    },
  },
  {
    kind: 'duration',
    how: 'a day too long',
    spoil(_, own) {
      own.end = text(at(own.end) + 1440);
      return { operation: own.operation, amount: 960 };
    },
  },
  {
    kind: 'changeover',
    how: 'too little time before it',
    spoil(content, own, draw) {
      const queue = content.assignments
        .filter(({ machine }) => machine === own.machine)
        .toSorted((a, b) => at(a.start) - at(b.start) || at(a.end) - at(b.end));
      const before = queue[queue.indexOf(own) - 1];
      if (!before || (isOven(content, own) && before.start === own.start)) return null;
      const from = declared(content, before.operation).operation.family ?? '';
      const to = declared(content, own.operation).operation.family ?? '';
      const minutes = at(own.start) - at(before.end) + 1 + draw(60);
      const kept = (content.changeovers ?? []).filter(
        (it) => !(it.machine === own.machine && it.from === from && it.to === to),
      );
      content.changeovers = [...kept, { machine: own.machine, from, to, minutes }];
      return { operation: own.operation };
    },
  },
  {
    kind: 'calendar',
    how: 'moved into the night',
    spoil(content, own) {
      const needed = declared(content, own.operation).operation.eligible[0]?.minutes ?? 0;
      if (needed < 1 || needed > 300) return null;
      const night = Math.floor(at(own.start) / 1440) * 1440 + 23 * 60;
      own.start = text(night);
      own.end = text(night + needed);
      return { operation: own.operation, amount: needed };
    },
  },
  {
    kind: 'calendar',
    how: 'its machine closed that day',
    spoil(content, own) {
      const machine = content.machines.find(({ id }) => id === own.machine);
      const [day] = content.calendars ?? [];
      if (!machine || !day || at(own.end) === at(own.start)) return null;
      content.calendars?.push({ ...day, id: 'closed', exceptions: [{ date: own.start.slice(0, 10), open: [] }] });
      machine.calendar = 'closed';
      return { operation: own.operation };
    },
  },
  {
    kind: 'release',
    how: 'before its release',
    spoil(content, own, draw) {
      const { job, before } = declared(content, own.operation);
      if (before) return null;
      const amount = 1 + draw(600);
      job.releaseAt = text(at(own.start) + amount);
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'due',
    how: 'after its due date',
    spoil(content, own, draw) {
      const { job, isLast } = declared(content, own.operation);
      if (!isLast) return null;
      const amount = 1 + draw(600);
      job.dueAt = text(at(own.end) - amount);
      return { operation: own.operation, amount };
    },
  },
  {
    kind: 'material',
    how: 'its material comes later',
    spoil(content, own, draw) {
      const arrivals = content.materials?.[0]?.arrivals ?? [];
      const arrival = arrivals.find((it) => at(it.at) === at(own.start));
      const rivals = content.assignments.filter((it) => at(it.start) === at(own.start));
      if (!arrival || rivals.length > 1) return null;
      arrival.at = text(at(arrival.at) + 1 + draw(600));
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'skill',
    how: 'by somebody without the skill',
    spoil(content, own) {
      declared(content, own.operation).operation.skills?.push('weld');
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'skill',
    how: 'by nobody',
    spoil(_, own) {
      delete own.person;
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'grounding',
    how: 'an invented machine',
    spoil(_, own, draw) {
      own.machine = `M${1000 + draw(1000)}`;
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'grounding',
    how: 'an invented person',
    spoil(_, own, draw) {
      own.person = `P${1000 + draw(1000)}`;
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'grounding',
    how: 'an invented material',
    spoil(content, own) {
      declared(content, own.operation).operation.materials?.push({ material: 'unobtainium', quantity: 1 });
      return { operation: own.operation, amount: 1 };
    },
  },
  {
    kind: 'claim',
    how: 'a shorter schedule claimed',
    spoil(content, _, draw) {
      const amount = 1 + draw(300);
      const { makespanMinutes = 0 } = content.claims ?? {};
      content.claims = { ...content.claims, makespanMinutes: makespanMinutes - amount };
      return { operation: null, amount: -amount };
    },
  },
];
