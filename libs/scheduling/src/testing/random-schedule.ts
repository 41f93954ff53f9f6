import type { Schedule } from '../content/schedule-content.js';
import type { MinuteGrid } from './minute-grid.js';
import { minuteGrid, openMinutes } from './minute-grid.js';

type Calendars = NonNullable<Schedule['calendars']>;
type Operation = Schedule['jobs'][number]['operations'][number];
type Days = Calendars[number]['shifts'][number]['days'];

const workdays: Days = ['mon', 'tue', 'wed', 'thu', 'fri'];
const everyDay: Days = [...workdays, 'sat', 'sun'];
const calendars: Calendars = [
  {
    id: 'day',
    shifts: [
      { days: workdays, from: '08:00', to: '12:00' },
      { days: workdays, from: '13:00', to: '17:00' },
    ],
  },
  { id: 'night', shifts: [{ days: everyDay, from: '21:00', to: '07:00' }] },
  {
    id: 'long',
    shifts: [{ days: everyDay, from: '06:00', to: '22:30' }],
    exceptions: [{ date: '2026-10-26', open: [{ from: '10:00', to: '12:00' }] }],
  },
];

/** Minutes of the horizon: twelve days. */
export const horizon = 1440 * 12;

interface World {
  grid: MinuteGrid;
  open: Map<string | undefined, boolean[]>;
}
/** Two weeks with a change of clocks, and one without. */
const worlds: World[] = [
  minuteGrid('Europe/Berlin', '2026-10-23T10:00:00+02:00', horizon),
  minuteGrid('Europe/Berlin', '2026-03-27T10:00:00+01:00', horizon),
  minuteGrid('Asia/Taipei', '2026-12-01T08:00:00+08:00', horizon),
].map((grid) => {
  const named = calendars.map((it): [string, boolean[]] => [it.id, openMinutes(grid, it)]);
  return { grid, open: new Map<string | undefined, boolean[]>([...named, [undefined, grid.minutes.map(() => true)]]) };
});

/** Numbers from 0 (included) to a bound (not included) that a seed determines (mulberry32). */
export function seeded(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
}

/** A random problem, and what is open in each minute of it. */
export interface RandomProblem {
  source: Schedule;
  /** The instant of a minute after the start. */
  at: (minutes: number) => string;
  /** Minutes after the start of an instant. */
  minuteOf: (instant: string) => number;
  openOn: (machine: string) => boolean[];
  openFor: (person: string | undefined) => boolean[];
  openWith: (tool: string) => boolean[];
}

/** A problem with up to `size` jobs of one to three operations, nothing assigned. */
export function randomProblem(pick: (bound: number) => number, size: number): RandomProblem {
  const { grid, open } = worlds[pick(worlds.length)] ?? { grid: minuteGrid('UTC', '2026-01-01', 0), open: new Map() };
  const calendarOf = () => ['day', 'night', 'long', undefined, undefined][pick(5)];
  const at = (minutes: number) => new Date(grid.start + minutes * 60_000).toISOString();
  const machines = ['M1', 'M2', 'M3'].map((id) => ({ id, calendar: calendarOf() }));
  const people = ['P1', 'P2'].map((id) => ({ id, calendar: calendarOf(), skills: [['a'], ['a', 'b']][pick(2)] ?? [] }));
  const source: Schedule = {
    timeZone: grid.timeZone,
    start: at(0),
    calendars,
    machines,
    people,
    materials: [
      { id: 'steel', onHand: pick(6), arrivals: [1, 2, 3].map((day) => ({ at: at(pick(700 * day)), quantity: 20 })) },
    ],
    changeovers: machines.flatMap(({ id: machine }) => [
      { machine, from: 'red', to: 'blue', minutes: pick(60) },
      { machine, from: 'blue', to: 'red', minutes: pick(60) },
    ]),
    jobs: [],
    assignments: [],
  };
  for (let nth = 0; nth < 1 + pick(size); nth += 1) source.jobs.push(randomJob(pick, source, nth, at));
  return {
    source,
    at,
    minuteOf: (instant) => (Date.parse(instant) - grid.start) / 60_000,
    openOn: (id) => open.get(machines.find((machine) => machine.id === id)?.calendar) ?? [],
    openFor: (id) => open.get(people.find((person) => person.id === id)?.calendar) ?? [],
    openWith: (id) => open.get(source.tools?.find((tool) => tool.id === id)?.calendar) ?? [],
  };
}

function randomJob(
  pick: (bound: number) => number,
  source: Schedule,
  nth: number,
  at: (minutes: number) => string,
): Schedule['jobs'][number] {
  const earlier = source.jobs.flatMap((job) => job.operations.map(({ id }) => id));
  const operations: Operation[] = [];
  for (let step = 0; step < 1 + pick(3); step += 1) {
    const others = pick(4) === 0 && earlier.length > 0 ? [earlier[pick(earlier.length)] ?? ''] : [];
    const machines = source.machines.filter(() => pick(2) === 0);
    operations.push({
      id: `J${nth}-${step}`,
      eligible: (machines.length === 0 ? source.machines.slice(0, 1) : machines).map(({ id }) => ({
        machine: id,
        minutes: 10 + pick(180),
      })),
      after: [...operations.slice(-1).map(({ id }) => id), ...others],
      family: ['red', 'blue', undefined][pick(3)],
      materials: pick(3) === 0 ? [{ material: 'steel', quantity: 1 + pick(5) }] : [],
      skills: [[], ['a'], ['a', 'b']][pick(3)] ?? [],
    });
  }
  const releaseAt = pick(2) === 0 ? at(pick(900)) : undefined;
  return {
    id: `J${nth}`,
    customer: `C${pick(3)}`,
    priority: 1 + pick(3),
    releaseAt,
    dueAt: at(pick(4000)),
    operations,
  };
}
