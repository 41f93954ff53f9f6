import fc from 'fast-check';
import { ZoneClock, type Roster, type Schedule } from '@countersign/scheduling';

const zone = 'Europe/Berlin';
const start = Date.parse('2026-10-24T06:00:00Z');
const clock = new ZoneClock(zone, start - 1e11, start + 1e11);

/** An instant around the change of clocks, to the second. */
const instant = fc.integer({ min: 0, max: 3 * 86_400 }).map((seconds) => clock.toText(start + seconds * 1000));
/** Names of all kinds, but for blanks around them and what separates lists and pairs. */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .map((text) =>
    // Composed first: the Greek question mark becomes a semicolon.
    text
      .normalize('NFC')
      .replace(/[;；、=＝\n\r'\ufeff\u200b]/g, '')
      .trim(),
  )
  .filter((text) => text !== '' && text.isWellFormed());
const names = (count: number) => fc.uniqueArray(word, { minLength: count, maxLength: count });
const amount = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const clockText = fc
  .integer({ min: 0, max: 1439 })
  .map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
const skills = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
const groups = fc.array(fc.record({ attribute: word, value: word }), { minLength: 1, maxLength: 2 });
const count = fc.integer({ min: 1, max: 50 });
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined });

/** An object without the fields that are undefined, as JSON has it. */
const clean = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

type Operation = Schedule['jobs'][number]['operations'][number];

interface Names {
  machines: string[];
  people: string[];
  jobs: string[];
  operations: string[];
  [key: string]: string[];
}

const window = fc
  .tuple(clockText, clockText)
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from, to }));

function operationOf(
  { machines: [first = '', second = ''], people: [person = ''] }: Names,
  id: string,
  after: string | undefined,
) {
  return fc.record({
    id: fc.constant(id),
    eligible: fc.constantFrom<Operation['eligible'][]>(
      [{ machine: first, minutes: 7.25 }],
      [
        { machine: first, minutes: 60 },
        { machine: second, minutes: 0 },
      ],
    ),
    after: fc.constant<string[] | undefined>(after === undefined ? undefined : [after]),
    family: maybe(word),
    materials: maybe(
      fc.uniqueArray(fc.record({ material: word, quantity: amount }), {
        selector: ({ material }) => material,
        minLength: 1,
        maxLength: 2,
      }),
    ),
    skills: maybe(skills),
    tools: maybe(
      fc.uniqueArray(fc.record({ tool: word, count: maybe(count) }), {
        selector: ({ tool }) => tool,
        minLength: 1,
        maxLength: 2,
      }),
    ),
    lotSize: maybe(fc.constantFrom({ minimum: 1, maximum: 5 }, { multipleOf: 2.5 })),
    locked: maybe(
      fc.record({ machine: maybe(fc.constant(second)), person: maybe(fc.constant(person)), start: instant }),
    ),
  });
}

function scheduleOf(all: Names): fc.Arbitrary<Schedule> {
  const {
    machines: [machine = ''],
    people: [person = ''],
    jobs,
    operations: [one = '', two = ''],
  } = all;
  const placement = fc.record({
    operation: fc.constant(one),
    machine: fc.constant(machine),
    person: maybe(fc.constant(person)),
    start: instant,
    end: instant,
  });
  const calendar = fc.record({
    id: fc.constantFrom('day'),
    shifts: fc.array(
      window.map((it) => ({ days: ['mon' as const, 'sat' as const], ...it })),
      { maxLength: 2 },
    ),
    exceptions: maybe(
      fc.uniqueArray(
        fc.record({ date: fc.constantFrom('2026-10-25', '2026-10-26'), open: fc.array(window, { maxLength: 2 }) }),
        { selector: ({ date }) => date, minLength: 1 },
      ),
    ),
  });
  const order = {
    customer: maybe(word),
    class: maybe(word),
    priority: maybe(count),
    releaseAt: maybe(instant),
    dueAt: maybe(instant),
    quantity: maybe(amount),
  };
  return fc
    .record({
      timeZone: fc.constant(zone),
      start: fc.constant(clock.toText(start)),
      calendars: maybe(fc.tuple(calendar)),
      machines: fc.tuple(
        ...all.machines.map((id) =>
          fc.record({
            id: fc.constant(id),
            calendar: maybe(word),
            batch: maybe(fc.constant({ capacity: 5, minimum: 1 })),
          }),
        ),
      ),
      people: maybe(
        fc.tuple(
          ...all.people.map((id) =>
            fc.record({ id: fc.constant(id), skills: maybe(skills), groups: maybe(groups), calendar: maybe(word) }),
          ),
        ),
      ),
      tools: maybe(fc.tuple(fc.record({ id: word, count: maybe(count) }))),
      materials: maybe(
        fc.tuple(
          fc.record({
            id: word,
            onHand: amount,
            arrivals: maybe(fc.array(fc.record({ at: instant, quantity: amount }), { minLength: 1, maxLength: 2 })),
          }),
        ),
      ),
      changeovers: maybe(fc.tuple(fc.record({ machine: fc.constant(machine), from: word, to: word, minutes: count }))),
      customers: maybe(fc.tuple(fc.record({ id: word, class: maybe(word) }))),
      jobs: fc.tuple(
        fc.record({
          id: fc.constant(jobs[0] ?? ''),
          operations: fc.tuple(operationOf(all, one, undefined), operationOf(all, two, one)),
          ...order,
        }),
      ),
      assignments: fc.array(
        fc
          .tuple(placement, fc.record({ quantity: maybe(amount), job: maybe(word) }))
          .map(([at, said]) => ({ ...at, ...said })),
        { minLength: 1, maxLength: 3 },
      ),
      frozen: maybe(fc.record({ until: instant, assignments: fc.array(placement, { maxLength: 1 }) })),
      claims: maybe(
        fc.constantFrom(
          { lateJobs: 1, utilisation: { [machine]: 0.5, __other: 1 } },
          { workHours: { [person]: 1.5 }, promises: { [jobs[0] ?? '']: clock.toText(start) } },
        ),
      ),
      reasons: maybe(
        fc.tuple(
          fc.oneof(fc.record({ operation: fc.constant(one), text: word }), fc.record({ job: word, text: word })),
        ),
      ),
    })
    .map(clean);
}

/** Any small production schedule with every field of the wire in it at times. */
export const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({ machines: names(2), people: names(2), jobs: names(1), operations: names(2) })
  .chain(scheduleOf);

const rosterOf = ([p1 = '', p2 = '', shift = '']: string[]): fc.Arbitrary<Roster> =>
  fc
    .record({
      timeZone: fc.constant(zone),
      rules: maybe(fc.constantFrom({ minRestHours: 11 }, { maxHoursPerWeek: 40.5, maxConsecutiveDays: 6 })),
      people: fc.tuple(
        ...[p1, p2].map((id) =>
          fc.record({
            id: fc.constant(id),
            skills: maybe(skills),
            groups: maybe(groups),
            contract: maybe(fc.constantFrom({ hoursPerWeek: 20 }, { name: 'part', minRestHours: 10 })),
          }),
        ),
      ),
      shifts: fc.tuple(
        window.chain((it) =>
          fc.record({
            id: fc.constant(shift),
            date: fc.constant('2026-10-25'),
            from: fc.constant(it.from),
            to: fc.constant(it.to),
            count,
            skills: maybe(skills),
          }),
        ),
      ),
      assignments: fc.constantFrom<Roster['assignments'][]>(
        [{ person: p1, shift }],
        [
          { person: p1, shift },
          { person: p2, shift },
        ],
      ),
      requests: maybe(fc.constant<Roster['requests']>([{ person: p2, date: '2026-10-26', wish: 'off' as const }])),
      claims: maybe(fc.constantFrom({ uncoveredShifts: 0 }, { hours: { [p1]: 8.25 } })),
      reasons: maybe(fc.tuple(fc.record({ person: fc.constant(p1), shift: maybe(fc.constant(shift)), text: word }))),
    })
    .map(clean);

/** Any small roster. */
export const anyRoster: fc.Arbitrary<Roster> = names(3).chain(rosterOf);
