import type { Schedule } from '@countersign/scheduling';
import type { SolvedShop } from './read-shops.ts';

const open = { from: '06:00', to: '22:00', firstMinute: 360, minutes: 960 };
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const families = ['red', 'blue', 'green'];

/** The same solution in a plant with every kind of constraint, each kept to the minute: shifts, changeovers, people with a skill, material, releases, due dates. */
export function enrichShop({ schedule: plain }: SolvedShop): Schedule {
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
    releaseAt: assigned.get(job.operations[0]?.id ?? '')?.start,
    dueAt: assigned.get(job.operations.at(-1)?.id ?? '')?.end,
    operations: job.operations.map((operation, at) => ({
      ...operation,
      family: families[(nth + at) % families.length],
      skills: ['run'],
      materials: [{ material: 'steel', quantity: 1 }],
    })),
  }));
  const arrivals = assignments.map(({ start }) => ({ at: start, quantity: 1 }));
  const last = Math.max(...assignments.map(({ end }) => unitsOf(end)));
  return {
    timeZone: 'UTC',
    start: plain.start,
    calendars: [{ id: 'day', shifts: [{ days: [...everyDay], from: open.from, to: open.to }] }],
    machines: plain.machines.map(({ id }) => ({ id, calendar: 'day' })),
    people: plain.machines.map(({ id }) => ({ id: `P-${id}`, skills: ['run'], calendar: 'day' })),
    materials: [{ id: 'steel', onHand: 0, arrivals }],
    changeovers: changeoversOf(plain, jobs),
    jobs,
    assignments,
    claims: { makespanMinutes: last, lateJobs: 0, totalTardinessMinutes: 0 },
  };
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
      if (!before) continue;
      const [from, to] = [familyOf.get(before.operation) ?? '', familyOf.get(next.operation) ?? ''];
      const minutes = (Date.parse(next.start) - Date.parse(before.end)) / 60_000;
      const key = `${machine} ${from} ${to}`;
      const known = shortest.get(key);
      if (!known || minutes < known.minutes) shortest.set(key, { machine, from, to, minutes });
    }
  }
  return [...shortest.values()];
}
