import { describe, expect, it } from '@jest/globals';
import type { Roster } from '../content/roster-content.js';
import { roster } from '../content/roster-content.js';
import { recheckRoster } from './recheck-roster.js';
import { rosterLoads } from './roster-loads.js';
import { buildRosterModel } from './roster-model.js';
import type { RosterViolation } from './roster-violation.js';
import { rosterConstraints } from './roster-violation.js';

/** Early, late and night shifts of eight hours from Monday 2026-11-30, one person each, nobody assigned. */
function emptyRoster(): Roster {
  const times = { E: ['06:00', '14:00'], L: ['14:00', '22:00'], N: ['22:00', '06:00'] } as const;
  const dates = Array.from({ length: 14 }, (_, index) =>
    new Date(Date.UTC(2026, 10, 30 + index)).toISOString().slice(0, 10),
  );
  return {
    timeZone: 'Asia/Taipei',
    people: ['P', 'Q'].map((id) => ({ id, skills: ['care'] })),
    shifts: dates.flatMap((date) =>
      Object.entries(times).map(([kind, [from, to]]) => ({
        id: `${date.slice(5)}${kind}`,
        date,
        from,
        to,
        count: 0,
        skills: ['care'],
      })),
    ),
    assignments: [],
    rules: { minRestHours: 11, maxHoursPerWeek: 48, maxConsecutiveDays: 5 },
  };
}

const give =
  (person: string, ...shifts: string[]) =>
  (source: Roster) => {
    source.assignments.push(...shifts.map((shift) => ({ person, shift })));
  };
const all =
  (...changes: ((source: Roster) => void)[]) =>
  (source: Roster) =>
    changes.forEach((change) => change(source));
const modelOf = (change: (source: Roster) => void) => {
  const source = emptyRoster();
  change(source);
  return buildRosterModel(roster.parse(source));
};
const need = (id: string, count: number) => (source: Roster) =>
  Object.assign(source.shifts.find((shift) => shift.id === id) ?? {}, { count });

const cases: [string, (source: Roster) => void, Partial<RosterViolation>[]][] = [
  ['a sound roster', all(give('P', '11-30E', '12-01L', '12-02L'), need('11-30E', 1)), []],
  [
    'too few people',
    all(give('P', '11-30E'), need('11-30E', 3)),
    [{ constraint: 'coverage', shifts: ['11-30E'], needed: 3, given: 1, amount: 2 }],
  ],
  [
    'a missing skill',
    all(give('P', '11-30E'), (source) => (source.people[0] = { id: 'P' })),
    [{ constraint: 'skill', shifts: ['11-30E'], person: 'P', missing: ['care'] }],
  ],
  [
    'the same shift twice, which covers once',
    all(give('P', '11-30E', '11-30E'), need('11-30E', 2)),
    [
      { constraint: 'coverage', given: 1, amount: 1 },
      { constraint: 'double-booking', shifts: ['11-30E', '11-30E'], amount: 480 },
    ],
  ],
  [
    'two shifts at once',
    all(give('P', '11-30E', 'X'), (source) =>
      source.shifts.push({ id: 'X', date: '2026-11-30', from: '13:00', to: '15:00', count: 1 }),
    ),
    [
      {
        constraint: 'double-booking',
        shifts: ['11-30E', 'X'],
        person: 'P',
        amount: 60,
        at: '2026-11-30T13:00:00+08:00',
      },
    ],
  ],
  [
    'a shift within a longer one, and another after it',
    all(give('P', 'long', 'short', 'after'), (source) =>
      source.shifts.push(
        { id: 'long', date: '2026-11-30', from: '06:00', to: '16:00', count: 1 },
        { id: 'short', date: '2026-11-30', from: '07:00', to: '08:00', count: 1 },
        { id: 'after', date: '2026-11-30', from: '15:00', to: '18:00', count: 1 },
      ),
    ),
    [
      { constraint: 'double-booking', shifts: ['long', 'short'], amount: 60 },
      { constraint: 'double-booking', shifts: ['long', 'after'], amount: 60 },
    ],
  ],
  [
    'too little rest',
    give('P', '11-30L', '12-01E'),
    [
      {
        constraint: 'rest',
        shifts: ['11-30L', '12-01E'],
        person: 'P',
        neededMinutes: 660,
        givenMinutes: 480,
        amount: 180,
        at: '2026-11-30T22:00:00+08:00',
      },
    ],
  ],
  ['no rest at all', give('P', '11-30E', '11-30L'), [{ constraint: 'rest', givenMinutes: 0, amount: 660 }]],
  [
    'a contract with less rest',
    all(
      give('P', '11-30L', '12-01E'),
      (source) => (source.people[0] = { id: 'P', skills: ['care'], contract: { minRestHours: 8 } }),
    ),
    [],
  ],
  [
    'too many hours in a week of the contract',
    all(
      give('P', '11-30E', '12-01E', '12-03E', '12-07E'),
      (source) => (source.people[0] = { id: 'P', skills: ['care'], contract: { maxHoursPerWeek: 20 } }),
    ),
    [
      {
        constraint: 'hours',
        person: 'P',
        week: '2026-11-30',
        limitMinutes: 1200,
        givenMinutes: 1440,
        amount: 240,
        shifts: ['11-30E', '12-01E', '12-03E'],
      },
    ],
  ],
  [
    'too many days in a row, over two weeks',
    give('P', '12-03E', '12-04E', '12-05E', '12-06E', '12-07E', '12-08E', '12-10E'),
    [
      {
        constraint: 'consecutive-days',
        person: 'P',
        from: '2026-12-03',
        to: '2026-12-08',
        limit: 5,
        given: 6,
        amount: 1,
      },
    ],
  ],
  [
    'requests, of which one is granted',
    all(give('P', '12-01E', '12-02L'), (source) => {
      source.requests = [
        { person: 'P', date: '2026-12-01', wish: 'off' },
        { person: 'P', date: '2026-12-02', shift: '12-02E', wish: 'off' },
        { person: 'Q', date: '2026-12-02', wish: 'off' },
        { person: 'P', date: '2026-12-02', shift: '12-02L', wish: 'off' },
      ];
    }),
    [
      { constraint: 'request', person: 'P', date: '2026-12-01', shifts: ['12-01E'], pointer: '/roster/requests/0' },
      { constraint: 'request', person: 'P', shifts: ['12-02L'], pointer: '/roster/requests/3' },
    ],
  ],
  [
    'names that are not declared',
    all(give('Z', '12-01E'), give('P', 'nothing'), (source) => {
      source.requests = [{ person: 'Y', date: '2026-12-01', wish: 'off' }];
      source.claims = { hours: { X: 8 } };
      source.reasons = [{ person: 'P', shift: 'none', text: 'fair' }];
    }),
    [
      {
        constraint: 'grounding',
        reference: 'person',
        name: 'Z',
        pointer: '/roster/assignments/0/person',
        shifts: ['12-01E'],
      },
      { constraint: 'grounding', reference: 'shift', name: 'nothing', pointer: '/roster/assignments/1/shift' },
      { constraint: 'grounding', reference: 'person', name: 'Y', pointer: '/roster/requests/0/person' },
      { constraint: 'grounding', reference: 'person', name: 'X', pointer: '/roster/claims/hours/X' },
      { constraint: 'grounding', reference: 'shift', name: 'none', pointer: '/roster/reasons/0/shift' },
    ],
  ],
  [
    'claims, true and false',
    all(give('P', '12-01E'), need('12-02E', 1), (source) => {
      source.claims = { uncoveredShifts: 0, refusedRequests: 0, hours: { P: 8, Q: 1 } };
    }),
    [
      { constraint: 'coverage', shifts: ['12-02E'] },
      {
        constraint: 'claim',
        figure: 'uncoveredShifts',
        claimed: 0,
        computed: 1,
        amount: -1,
        pointer: '/roster/claims/uncoveredShifts',
      },
      { constraint: 'claim', figure: 'hours', person: 'Q', claimed: 1, computed: 0, pointer: '/roster/claims/hours/Q' },
    ],
  ],
];

describe('recheckRoster', () => {
  it.each(cases)('finds for %s exactly that', (_, change, expected) => {
    expect(recheckRoster(modelOf(change))).toEqual(expected.map((violation) => expect.objectContaining(violation)));
  });

  it('has a case for every constraint', () => {
    const seen = new Set(cases.flatMap(([, , expected]) => expected.map(({ constraint }) => constraint)));
    expect([...seen].sort()).toEqual(Object.keys(rosterConstraints).sort());
  });

  it.each([
    ['Europe/Berlin', '2026-03-28', 7],
    ['Europe/Berlin', '2026-10-24', 9],
    ['Asia/Taipei', '2026-10-24', 8],
  ])('counts the night in %s from %s as %d hours', (timeZone, date, hours) => {
    const model = modelOf((source) => {
      source.timeZone = timeZone;
      source.shifts = [{ id: 'N', date, from: '22:00', to: '06:00', count: 1 }];
      source.assignments = [{ person: 'P', shift: 'N' }];
      source.claims = { hours: { P: hours } };
    });
    expect(recheckRoster(model)).toEqual([]);
  });
});

describe('rosterLoads', () => {
  it('sums work, nights and weekends of everybody', () => {
    const model = modelOf(give('P', '12-04N', '12-06E'));
    const rest = { terms: '[null,48,11,5,["care"]]', overtimeMinutes: 0, splitDays: 0, refusedShare: null };
    expect(rosterLoads(model)).toEqual([
      { person: 'P', groups: [], ...rest, workedMinutes: 960, nightMinutes: 480, weekendMinutes: 360 + 480 },
      { person: 'Q', groups: [], ...rest, workedMinutes: 0, nightMinutes: 0, weekendMinutes: 0 },
    ]);
    expect(rosterLoads(model, { from: '23:00', to: '05:00' })[0]?.nightMinutes).toBe(360);
  });

  it('counts overtime by the week, days in two parts and refused wishes', () => {
    const model = modelOf(
      all(give('P', '11-30E', '11-30N', '12-01L', '12-07E', '12-07L'), (source) => {
        source.people[0] = { id: 'P', contract: { hoursPerWeek: 20 } };
        source.requests = ['2026-11-30', '2026-12-07', '2026-12-09', '2026-12-10'].map((date) => ({
          person: 'P',
          date,
          wish: 'off',
        }));
      }),
    );
    // 24 hours in the first week are 4 over; 16 in the second are none, and do not make up for it. Shifts without a gap are one part.
    expect(rosterLoads(model)[0]).toMatchObject({ overtimeMinutes: 240, splitDays: 1, refusedShare: 0.5 });
  });
});
