import type { ScheduleViolation } from '../violation.js';
import { needsTool, operation, type RecheckCase } from './recheck-case.js';
import { at } from './small-schedule.js';

const held: RecheckCase[] = [
  [
    'a lot under its minimum, one over its maximum and one that is no multiple',
    (source) => {
      for (const job of source.jobs) job.quantity = 7;
      operation(source, 'A1').lotSize = { minimum: 10 };
      operation(source, 'A2').lotSize = { maximum: 6.5 };
      operation(source, 'B1').lotSize = { minimum: 7, maximum: 7, multipleOf: 3 };
    },
    [
      { constraint: 'lot-size', problem: 'minimum', operations: ['A1'], job: 'A', quantity: 7, bound: 10, amount: 3 },
      { constraint: 'lot-size', problem: 'maximum', operations: ['A2'], amount: 0.5 },
      { constraint: 'lot-size', problem: 'multiple', operations: ['B1'], amount: 1, bound: 3 },
    ],
  ],
  [
    'what stands where it was locked',
    (source) => (operation(source, 'A1').locked = { machine: 'M1', person: 'P1', start: at(0) }),
    [],
  ],
  [
    'what was moved from where it was locked, to another machine and person',
    (source) => (operation(source, 'B1').locked = { machine: 'M2', person: 'P1', start: at(100) }),
    [
      { constraint: 'locked', change: 'time', operations: ['B1'], amount: -10, held: '2026-12-01T09:40:00+08:00' },
      { constraint: 'locked', change: 'machine', held: 'M2', given: 'M1', amount: 1, unit: 'assignments' },
      { constraint: 'locked', change: 'person', held: 'P1', given: null, amount: 1 },
    ],
  ],
  [
    'what keeps to the frozen horizon',
    (source) =>
      (source.frozen = {
        until: at(90),
        assignments: [
          { operation: 'A1', machine: 'M1', person: 'P1', start: at(0), end: at(60) },
          { operation: 'A2', machine: 'M2', start: at(60), end: at(120) },
          // Begins when the horizon ends, so it is free.
          { operation: 'B1', machine: 'M1', start: at(90), end: at(100) },
        ],
      }),
    [],
  ],
  [
    'what leaves and what enters the frozen horizon',
    (source) =>
      (source.frozen = {
        until: at(100),
        assignments: [{ operation: 'A1', machine: 'M2', start: at(5), end: at(90) }],
      }),
    [
      // Its end moved further than its start.
      { constraint: 'frozen', change: 'time', operations: ['A1'], amount: -30, held: '2026-12-01T09:30:00+08:00' },
      { constraint: 'frozen', change: 'machine', held: 'M2', given: 'M1' },
      { constraint: 'frozen', change: 'person', held: null, given: 'P1' },
      { constraint: 'frozen', change: 'enters', operations: ['A2'], amount: 40, held: '2026-12-01T09:40:00+08:00' },
      { constraint: 'frozen', change: 'enters', operations: ['B1'], amount: 10 },
    ],
  ],
];

const stated: RecheckCase[] = [
  [
    'undeclared tools and customers, people and jobs in claims, and what was meant by them',
    (source) => {
      source.tools = [{ id: 'Fixture-07' }];
      needsTool(source, 'fixture 7', undefined, 'A1');
      source.customers = [{ id: 'ACME' }, { id: 'Birch Ltd' }];
      source.claims = { workHours: { P9: 1 }, promises: { Z: at(0) }, tardinessMinutes: { Y: 0 } };
      source.reasons = [{ job: 'X', text: 'because' }];
    },
    [
      {
        constraint: 'grounding',
        reference: 'customer',
        name: 'Birch',
        meant: null,
        pointer: '/schedule/jobs/1/customer',
      },
      {
        reference: 'tool',
        name: 'fixture 7',
        meant: 'Fixture-07',
        pointer: '/schedule/jobs/0/operations/0/tools/0/tool',
      },
      { reference: 'person', name: 'P9', pointer: '/schedule/claims/workHours/P9' },
      { reference: 'job', name: 'Z', pointer: '/schedule/claims/promises/Z' },
      { reference: 'job', name: 'Y', pointer: '/schedule/claims/tardinessMinutes/Y' },
      { reference: 'job', name: 'X', pointer: '/schedule/reasons/0/job' },
    ],
  ],
  [
    'assignments that name an unknown job, and one of another operation',
    (source) => {
      Object.assign(source.assignments[0] ?? {}, { job: 'A' });
      Object.assign(source.assignments[1] ?? {}, { job: 'B' });
      Object.assign(source.assignments[2] ?? {}, { job: 'Z' });
    },
    [
      {
        constraint: 'grounding',
        reference: 'job',
        name: 'B',
        belongsTo: 'A',
        operations: ['A2'],
        pointer: '/schedule/assignments/1/job',
      },
      { constraint: 'grounding', reference: 'job', name: 'Z', belongsTo: null, operations: ['B1'] },
    ],
  ],
  [
    'key figures of jobs and people, and promises, that are as stated',
    (source) =>
      (source.claims = {
        maxTardinessMinutes: 0,
        changeoverMinutes: 30,
        tardinessMinutes: { A: 0 },
        workHours: { P1: 1, P2: 0 },
        promises: { A: at(120), B: at(151) },
      }),
    [],
  ],
  [
    'key figures of jobs and people, and a promise, that are not',
    (source) => {
      Object.assign(source.jobs[1] ?? {}, { dueAt: at(140) });
      source.claims = {
        maxTardinessMinutes: 5,
        changeoverMinutes: 20,
        tardinessMinutes: { B: 0 },
        workHours: { P1: 1.5 },
        promises: { A: at(90) },
      };
    },
    [
      { constraint: 'due', job: 'B', amount: 10 },
      { constraint: 'claim', figure: 'maxTardinessMinutes', claimed: 5, computed: 10, amount: -5 },
      { figure: 'changeoverMinutes', claimed: 20, computed: 30 },
      { figure: 'tardinessMinutes', job: 'B', amount: -10, pointer: '/schedule/claims/tardinessMinutes/B' },
      { figure: 'workHours', person: 'P1', computed: 1, amount: 0.5, unit: 'hours' },
      { figure: 'promises', job: 'A', operations: ['A2'], amount: 30, promisedAt: '2026-12-01T09:30:00+08:00' },
    ] as Partial<ScheduleViolation>[],
  ],
];

/** Cases of lots, locks, the frozen horizon, and what is stated of orders, people and names. */
export const plannerCases: readonly RecheckCase[] = [...held, ...stated];
