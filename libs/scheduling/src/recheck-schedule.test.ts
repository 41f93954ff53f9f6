import { describe, expect, it } from '@jest/globals';
import type { Schedule } from './content/schedule-content.js';
import { recheckSchedule } from './recheck-schedule.js';
import { plannerCases } from './testing/planner-cases.js';
import type { RecheckCase } from './testing/recheck-case.js';
import { resourceCases } from './testing/resource-cases.js';
import { at, smallModel } from './testing/small-schedule.js';
import { scheduleConstraints } from './violation.js';

type Change = (source: Schedule) => void;

/** Moves the assignment with that index; minutes after the start. */
const move =
  (index: number, start: number, end: number, machine?: string, person?: string): Change =>
  ({ assignments }) => {
    const assignment = assignments[index];
    if (assignment === undefined) throw new Error('no such assignment');
    Object.assign(assignment, { start: at(start), end: at(end) });
    if (machine !== undefined) assignment.machine = machine;
    if (person !== undefined) assignment.person = person;
  };

const operation = (source: Schedule, id: string) => {
  const found = source.jobs.flatMap((job) => job.operations).find((it) => it.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
};
const all =
  (...changes: Change[]): Change =>
  (source) =>
    changes.forEach((change) => change(source));
const noChangeover: Change = (source) => (source.changeovers = []);
const noDueDates: Change = (source) => source.jobs.forEach((job) => delete job.dueAt);

const found = (change: Change) => recheckSchedule(smallModel(change));

/** [what is changed, the change, the violations that must be all there are] */
const cases: RecheckCase[] = [
  ...resourceCases,
  ...plannerCases,
  ['nothing', () => undefined, []],
  [
    'a missing assignment',
    (source) => source.assignments.splice(1, 1),
    [{ constraint: 'completeness', problem: 'missing', operations: ['A2'], job: 'A', amount: -1 }],
  ],
  [
    'a repeated assignment, which does not also count as overlap',
    (source) => source.assignments.push({ operation: 'A1', machine: 'M1', person: 'P1', start: at(0), end: at(60) }),
    [{ constraint: 'completeness', problem: 'repeated', operations: ['A1'], amount: 1 }],
  ],
  [
    'an unknown operation',
    (source) => source.assignments.push({ operation: 'Z', machine: 'M1', start: at(0), end: at(60) }),
    [
      {
        constraint: 'grounding',
        reference: 'operation',
        name: 'Z',
        pointer: '/schedule/assignments/3/operation',
        operations: ['Z'],
      },
    ],
  ],
  [
    'an unknown machine',
    move(1, 60, 120, 'M/9'),
    [
      {
        constraint: 'grounding',
        reference: 'machine',
        name: 'M/9',
        pointer: '/schedule/assignments/1/machine',
        operations: ['A2'],
      },
    ],
  ],
  [
    'an unknown person',
    move(0, 0, 60, 'M1', 'P9'),
    [{ constraint: 'grounding', reference: 'person', name: 'P9', pointer: '/schedule/assignments/0/person' }],
  ],
  [
    'an unknown material',
    (source) => (operation(source, 'A2').materials = [{ material: 'gold', quantity: 1 }]),
    [
      {
        constraint: 'grounding',
        reference: 'material',
        name: 'gold',
        pointer: '/schedule/jobs/0/operations/1/materials/0/material',
        operations: ['A2'],
      },
    ],
  ],
  [
    'an unknown calendar, which then counts as open',
    (source) => (source.machines[1] = { id: 'M2', calendar: 'none' }),
    [{ constraint: 'grounding', reference: 'calendar', name: 'none', pointer: '/schedule/machines/1/calendar' }],
  ],
  [
    'an unknown predecessor',
    (source) => (operation(source, 'B1').after = ['A1', 'Z']),
    [{ constraint: 'grounding', reference: 'operation', name: 'Z', pointer: '/schedule/jobs/1/operations/0/after/1' }],
  ],
  [
    'unknown names in claims, reasons, changeovers and eligible machines',
    (source) => {
      source.claims = { utilisation: { M9: 0.5 } };
      source.reasons = [{ operation: 'Z', text: 'because' }];
      source.changeovers?.push({ machine: 'M8', from: 'a', to: 'b', minutes: 1 });
      operation(source, 'A2').eligible.push({ machine: 'M7', minutes: 5 });
    },
    [
      { constraint: 'grounding', name: 'M8', pointer: '/schedule/changeovers/1/machine' },
      { constraint: 'grounding', name: 'M7', pointer: '/schedule/jobs/0/operations/1/eligible/1/machine' },
      { constraint: 'grounding', name: 'M9', pointer: '/schedule/claims/utilisation/M9' },
      { constraint: 'grounding', name: 'Z', pointer: '/schedule/reasons/0/operation' },
    ],
  ],
  [
    'a ring of precedence',
    (source) => (operation(source, 'A1').after = ['A2']),
    [
      { constraint: 'cycle', operations: ['A2', 'A1'], amount: 2 },
      { constraint: 'precedence', operations: ['A2', 'A1'], amount: 120 },
    ],
  ],
  [
    'an operation after itself',
    (source) => (operation(source, 'B1').after = ['B1']),
    [
      { constraint: 'cycle', operations: ['B1'], amount: 1 },
      { constraint: 'precedence', operations: ['B1', 'B1'], amount: 60 },
    ],
  ],
  [
    'a successor that starts 15 minutes early',
    move(1, 45, 105),
    [{ constraint: 'precedence', operations: ['A1', 'A2'], amount: 15, at: '2026-12-01T08:45:00+08:00' }],
  ],
  [
    'two operations on one machine',
    all(noChangeover, move(2, 50, 110), (source) => (source.materials = [{ id: 'steel', onHand: 10 }])),
    [
      {
        constraint: 'machine-overlap',
        operations: ['A1', 'B1'],
        machine: 'M1',
        amount: 10,
        at: '2026-12-01T08:50:00+08:00',
      },
    ],
  ],
  [
    'a second shared on a machine',
    all(noChangeover, (source) => {
      source.materials = [{ id: 'steel', onHand: 10 }];
      Object.assign(source.assignments[2] ?? {}, { start: at(60 - 1 / 60), end: at(120 - 1 / 60) });
    }),
    [{ constraint: 'machine-overlap', operations: ['A1', 'B1'], amount: 1 / 60 }],
  ],
  [
    'one person at two machines',
    all(move(1, 60, 120, 'M2', 'P1'), move(2, 90, 150, 'M1', 'P1')),
    [{ constraint: 'person-overlap', operations: ['A2', 'B1'], person: 'P1', amount: 30 }],
  ],
  [
    'a machine that is not eligible',
    move(1, 60, 120, 'M3'),
    [{ constraint: 'eligibility', operations: ['A2'], machine: 'M3', eligible: ['M2'] }],
  ],
  [
    'ten minutes too few',
    move(1, 60, 110),
    [{ constraint: 'duration', operations: ['A2'], machine: 'M2', neededMinutes: 60, givenMinutes: 50, amount: -10 }],
  ],
  [
    'ten minutes too many',
    all(move(1, 60, 130), noDueDates),
    [{ constraint: 'duration', operations: ['A2'], neededMinutes: 60, givenMinutes: 70, amount: 10 }],
  ],
  [
    'an end before the start',
    move(1, 60, 30),
    [{ constraint: 'duration', operations: ['A2'], givenMinutes: -30, amount: -90 }],
  ],
  ['a pause over the midday break', all(move(1, 210, 330), noDueDates), []],
  ['a pause over the weekend', all(move(1, 3 * 1440 + 510, 6 * 1440 + 30), noDueDates), []],
  [
    'work right through the midday break',
    all(move(1, 210, 270), noDueDates),
    [
      {
        constraint: 'calendar',
        operations: ['A2'],
        resource: 'machine',
        calendar: 'day',
        machine: 'M2',
        person: null,
        amount: 30,
        at: '2026-12-01T12:00:00+08:00',
      },
    ],
  ],
  [
    'a pause that ends 10 minutes too early',
    all(move(1, 210, 320), noDueDates),
    [{ constraint: 'duration', operations: ['A2'], givenMinutes: 50, amount: -10 }],
  ],
  [
    'a start in the break',
    all(move(1, 250, 360), noDueDates),
    [{ constraint: 'calendar', operations: ['A2'], amount: 50, at: '2026-12-01T12:10:00+08:00' }],
  ],
  [
    'an end in the break',
    all(move(1, 180, 255), noDueDates),
    [{ constraint: 'calendar', operations: ['A2'], amount: 15, at: '2026-12-01T12:00:00+08:00' }],
  ],
  [
    'work at night',
    all(move(1, 900, 960), noDueDates),
    [{ constraint: 'calendar', operations: ['A2'], amount: 60, at: '2026-12-01T23:00:00+08:00' }],
  ],
  [
    'work on a closed date',
    (source) => Object.assign(source.calendars?.[0] ?? {}, { exceptions: [{ date: '2026-12-01', open: [] }] }),
    [
      { constraint: 'calendar', operations: ['A1'], amount: 60, resource: 'machine' },
      { constraint: 'calendar', operations: ['A2'], amount: 60 },
      { constraint: 'calendar', operations: ['B1'], amount: 60 },
      { constraint: 'changeover', operations: ['A1', 'B1'], givenMinutes: 0 },
    ],
  ],
  [
    'a person before their hours',
    move(1, 60, 120, 'M2', 'P2'),
    [
      {
        constraint: 'calendar',
        operations: ['A2'],
        resource: 'person',
        person: 'P2',
        calendar: 'late',
        amount: 60,
        at: '2026-12-01T09:00:00+08:00',
      },
    ],
  ],
  [
    'a changeover that is ten minutes short',
    move(2, 80, 140),
    [
      {
        constraint: 'changeover',
        operations: ['A1', 'B1'],
        machine: 'M1',
        from: 'red',
        to: 'blue',
        neededMinutes: 30,
        givenMinutes: 20,
        amount: 10,
      },
    ],
  ],
  [
    'a changeover that would fall into closed hours',
    all(move(0, 180, 240), move(1, 300, 360), move(2, 300, 360), noDueDates),
    [{ constraint: 'changeover', operations: ['A1', 'B1'], givenMinutes: 0, amount: 30 }],
  ],
  [
    'a start before release',
    (source) => Object.assign(source.jobs[1] ?? {}, { releaseAt: at(100) }),
    [
      {
        constraint: 'release',
        operations: ['B1'],
        job: 'B',
        source: 'job',
        amount: 10,
        allowedAt: '2026-12-01T09:40:00+08:00',
      },
    ],
  ],
  [
    'a start before the schedule begins',
    (source) => (source.start = at(20)),
    [{ constraint: 'release', operations: ['A1'], source: 'schedule', amount: 20 }],
  ],
  [
    'a late job',
    (source) => Object.assign(source.jobs[0] ?? {}, { dueAt: at(100) }),
    [
      {
        constraint: 'due',
        operations: ['A2'],
        job: 'A',
        customer: 'ACME',
        amount: 20,
        dueAt: '2026-12-01T09:40:00+08:00',
      },
    ],
  ],
  [
    'material that arrives too late',
    (source) => (source.materials = [{ id: 'steel', onHand: 6, arrivals: [{ at: at(91), quantity: 5 }] }]),
    [{ constraint: 'material', operations: ['B1'], material: 'steel', needed: 5, amount: 4, unit: 'quantity' }],
  ],
  [
    'material that arrives at the very start',
    (source) => (source.materials = [{ id: 'steel', onHand: 5, arrivals: [{ at: at(90), quantity: 5 }] }]),
    [],
  ],
  [
    'a person without the skill',
    (source) => (source.people = [{ id: 'P1', calendar: 'day', skills: ['turning'] }]),
    [{ constraint: 'skill', operations: ['A1'], person: 'P1', missing: ['milling'], amount: 1 }],
  ],
  [
    'nobody where a skill is asked for',
    (source) => delete source.assignments[0]?.person,
    [{ constraint: 'skill', operations: ['A1'], person: null, missing: ['milling'] }],
  ],
  [
    'true claims',
    (source) =>
      (source.claims = {
        makespanMinutes: 150,
        lateJobs: 0,
        totalTardinessMinutes: 0,
        utilisation: { M1: 0.8, M2: 0.4 },
      }),
    [],
  ],
  [
    'false claims',
    (source) =>
      (source.claims = {
        makespanMinutes: 149,
        lateJobs: 1,
        totalTardinessMinutes: 3,
        utilisation: { M1: 0.82, M3: 0 },
      }),
    [
      {
        constraint: 'claim',
        figure: 'makespanMinutes',
        claimed: 149,
        computed: 150,
        amount: -1,
        unit: 'minutes',
        pointer: '/schedule/claims/makespanMinutes',
      },
      { constraint: 'claim', figure: 'lateJobs', claimed: 1, computed: 0, unit: 'jobs' },
      { constraint: 'claim', figure: 'totalTardinessMinutes', claimed: 3, computed: 0 },
      {
        constraint: 'claim',
        figure: 'utilisation',
        machine: 'M1',
        claimed: 0.82,
        computed: 0.8,
        unit: 'share',
        pointer: '/schedule/claims/utilisation/M1',
      },
    ],
  ],
];

describe('recheckSchedule', () => {
  it.each(cases)('finds for %s exactly that', (_, change, expected) => {
    expect(found(change)).toEqual(expected.map((violation) => expect.objectContaining(violation)));
  });

  it('has a case for every constraint', () => {
    const seen = new Set(cases.flatMap(([, , expected]) => expected.map(({ constraint }) => constraint)));
    expect([...seen].sort()).toEqual(Object.keys(scheduleConstraints).sort());
  });
});
