import type { Schedule } from '@countersign/scheduling';
import type { SolvedShop } from './read-shops.ts';

const open = { from: '06:00', to: '22:00', firstMinute: 360, minutes: 960 };
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const families = ['red', 'blue', 'green'];

/**
 * The same solution in a plant with every kind of constraint, each kept to the minute: shifts, changeovers, people with a skill,
 * material, releases, due dates, tools of which there are as many as are used at once, ovens (one of them bakes three orders at a time),
 * lots, locks, a frozen horizon, customers of a list.
 */
export function enrichShop(solved: SolvedShop): Schedule {
  const plain = withOven(solved.schedule);
  const midnight = Date.parse(plain.start);
  const text = (minutes: number): string => new Date(midnight + minutes * 60_000).toISOString();
  const unitsOf = (instant: string): number => (Date.parse(instant) - midnight) / 60_000;
  // Unit t becomes the t-th open minute: the order of everything stays.
  const begin = (t: number): number => Math.floor(t / open.minutes) * 1440 + open.firstMinute + (t % open.minutes);
  const finish = (t: number): number => (t === 0 ? begin(0) : begin(t - 1) + 1);
  const assignments = plain.assignments.map((it) => ({
    ...it,
    person: `P-${it.machine}`,
    start: text(begin(unitsOf(it.start))),
    end: text(finish(unitsOf(it.end))),
  }));
  const assigned = new Map(assignments.map((it) => [it.operation, it]));
  const jobs = plain.jobs.map((job, nth) => ({
    ...job,
    customer: `C${nth % 3}`,
    quantity: isBaked(job.id) ? 10 : 10 * (1 + (nth % 4)),
    releaseAt: assigned.get(job.operations[0]?.id ?? '')?.start,
    dueAt: assigned.get(job.operations.at(-1)?.id ?? '')?.end,
    operations: job.operations.map((operation, at) => ({
      ...operation,
      family: families[(isBaked(job.id) ? Math.floor(nth / together) : nth + at) % families.length],
      skills: ['run'],
      materials: [{ material: 'steel', quantity: 1 }],
      tools: [{ tool: `T${(nth + at) % 5}` }],
      lotSize: { minimum: 10, maximum: 40, multipleOf: 10 },
      ...((nth + at) % 3 === 0 ? { locked: lockOf(assigned.get(operation.id)) } : {}),
    })),
  }));
  const orderOf = new Map(
    jobs.flatMap(({ id, quantity, operations }) => operations.map((it) => [it.id, { job: id, quantity }])),
  );
  const arrivals = assignments.map(({ start }) => ({ at: start, quantity: 1 }));
  const last = Math.max(...assignments.map(({ end }) => unitsOf(end)));
  return {
    timeZone: 'UTC',
    start: plain.start,
    calendars: [{ id: 'day', shifts: [{ days: [...everyDay], from: open.from, to: open.to }] }],
    machines: plain.machines.map(({ id }, nth) => ({
      id,
      calendar: 'day',
      ...(nth % 4 === 3 || id === oven ? { batch: { capacity: 40, minimum: 10 } } : {}),
    })),
    tools: toolsOf(jobs, assignments),
    customers: [{ id: 'C0', class: 'key' }, { id: 'C1' }, { id: 'C2' }],
    people: plain.machines.map(({ id }) => ({ id: `P-${id}`, skills: ['run'], calendar: 'day' })),
    materials: [{ id: 'steel', onHand: 0, arrivals }],
    changeovers: changeoversOf(plain, jobs),
    jobs,
    assignments: assignments.map((it) => ({ ...it, ...orderOf.get(it.operation) })),
    frozen: frozenFirst(assignments),
    claims: { makespanMinutes: last, lateJobs: 0, totalTardinessMinutes: 0 },
  };
}

/** The oven in which so many orders are baked together, and how many times. */
const oven = 'Oven';
const together = 3;
const batches = 4;
const bakingMinutes = 30;

const isBaked = (job: string) => job.startsWith('baked-');

/** Puts orders before the others that are baked in batches of equal length, an hour apart. */
function withOven(plain: Schedule): Schedule {
  const start = Date.parse(plain.start);
  const ids = Array.from({ length: together * batches }, (_, nth) => `baked-${nth}`);
  const instant = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const baked = ids.map((id) => ({
    id,
    operations: [{ id: `${id}-1`, eligible: [{ machine: oven, minutes: bakingMinutes }] }],
  }));
  const assignments = ids.map((id, nth) => {
    const begins = 60 * Math.floor(nth / together);
    return { operation: `${id}-1`, machine: oven, start: instant(begins), end: instant(begins + bakingMinutes) };
  });
  return {
    ...plain,
    machines: [...plain.machines, { id: oven }],
    jobs: [...baked, ...plain.jobs],
    assignments: [...assignments, ...plain.assignments],
  };
}

type Assignments = Schedule['assignments'];

function lockOf(assigned: Assignments[number] | undefined) {
  if (assigned === undefined) throw new Error('An operation of a solution is not assigned.');
  const { machine, person, start } = assigned;
  return { machine, ...(person === undefined ? {} : { person }), start };
}

/** What starts in the first tenth of the assignments, by time, is frozen up to the next start. */
function frozenFirst(assignments: Assignments): NonNullable<Schedule['frozen']> {
  const starts = assignments.map(({ start }) => Date.parse(start)).sort((a, b) => a - b);
  const until = starts[Math.floor(starts.length / 10)] ?? 0;
  return {
    until: new Date(until).toISOString(),
    assignments: assignments.filter(({ start }) => Date.parse(start) < until),
  };
}

/** As many pieces of every tool as the solution uses at once. */
function toolsOf(jobs: Schedule['jobs'], assignments: Assignments): NonNullable<Schedule['tools']> {
  const assigned = new Map(assignments.map((it) => [it.operation, it]));
  const uses = Map.groupBy(
    jobs.flatMap(({ operations }) => operations),
    ({ tools }) => tools?.[0]?.tool ?? '',
  );
  return [...uses].map(([id, operations]) => {
    const edges = operations.flatMap((operation) => {
      const { start = '', end = '' } = assigned.get(operation.id) ?? {};
      const [from, to] = [Date.parse(start), Date.parse(end)];
      return from < to
        ? [
            { at: from, by: 1 },
            { at: to, by: -1 },
          ]
        : [];
    });
    let held = 0;
    let most = 1;
    for (const { by } of edges.toSorted((a, b) => a.at - b.at || a.by - b.by)) {
      held += by;
      most = Math.max(most, held);
    }
    return { id, count: most };
  });
}

/** For every machine and pair of families the shortest gap between two such operations: as much changeover as there is room for. */
function changeoversOf(plain: Schedule, jobs: Schedule['jobs']): NonNullable<Schedule['changeovers']> {
  const familyOf = new Map(jobs.flatMap(({ operations }) => operations.map(({ id, family }) => [id, family ?? ''])));
  const shortest = new Map<string, NonNullable<Schedule['changeovers']>[number]>();
  for (const [machine, queue] of Map.groupBy(plain.assignments, (it) => it.machine)) {
    const sorted = queue.toSorted(
      (a, b) => Date.parse(a.start) - Date.parse(b.start) || Date.parse(a.end) - Date.parse(b.end),
    );
    for (const [at, next] of sorted.entries()) {
      const before = sorted[at - 1];
      // Those of one batch need none.
      if (!before || (before.start === next.start && machine === oven)) continue;
      const [from, to] = [familyOf.get(before.operation) ?? '', familyOf.get(next.operation) ?? ''];
      const minutes = (Date.parse(next.start) - Date.parse(before.end)) / 60_000;
      const key = `${machine} ${from} ${to}`;
      const known = shortest.get(key);
      if (!known || minutes < known.minutes) shortest.set(key, { machine, from, to, minutes });
    }
  }
  return [...shortest.values()];
}
