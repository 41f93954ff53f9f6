import type { Schedule } from '../content/schedule-content.js';
import type { ScheduleViolation } from '../violation.js';
import { at } from './small-schedule.js';

type Change = (source: Schedule) => void;

/** What is changed in the small schedule, the change, and the violations that must be all there are. */
export type RecheckCase = [string, Change, Partial<ScheduleViolation>[]];

function operation({ jobs }: Schedule, id: string) {
  const found = jobs.flatMap((job) => job.operations).find((it) => it.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
}

function needsTool(source: Schedule, tool: string, count: number | undefined, ...ids: string[]): void {
  for (const id of ids) operation(source, id).tools = [{ tool, count }];
}

/** Makes M2 an oven, and lets A2 and B2 (after nothing, due late) run on it together. */
function oven(source: Schedule, batch: { capacity: number; minimum?: number }, [start, end]: [number, number]): void {
  source.machines[1] = { id: 'M2', calendar: 'day', batch };
  source.jobs.push({
    id: 'C',
    quantity: 4,
    operations: [{ id: 'C1', eligible: [{ machine: 'M2', minutes: 45 }] }],
  });
  source.assignments.push({ operation: 'C1', machine: 'M2', start: at(start), end: at(end) });
}

const tools: RecheckCase[] = [
  [
    'a tool that is free again when it is needed',
    (source) => {
      source.tools = [{ id: 'T' }];
      needsTool(source, 'T', undefined, 'A1', 'A2');
    },
    [],
  ],
  [
    'two operations with one tool, one without enough pieces',
    (source) => {
      source.tools = [{ id: 'T', count: 3 }];
      needsTool(source, 'T', 2, 'A2', 'B1');
    },
    [
      {
        constraint: 'tool',
        operations: ['A2', 'B1'],
        tool: 'T',
        count: 3,
        held: 4,
        amount: 1,
        at: '2026-12-01T09:30:00+08:00',
      },
    ],
  ],
  [
    'an operation that needs more pieces than there are',
    (source) => {
      source.tools = [{ id: 'T' }];
      needsTool(source, 'T', 3, 'A1');
    },
    [{ constraint: 'tool', operations: ['A1'], held: 3, amount: 2 }],
  ],
  [
    'something that takes no time, and so holds no tool',
    (source) => {
      source.tools = [{ id: 'T' }];
      needsTool(source, 'T', undefined, 'A1');
      const eligible = [{ machine: 'M3', minutes: 0 }];
      source.jobs.push({ id: 'C', operations: [{ id: 'C1', eligible, tools: [{ tool: 'T' }] }] });
      source.assignments.push({ operation: 'C1', machine: 'M3', start: at(30), end: at(30) });
    },
    [],
  ],
  [
    'a tool that is not there before its hours',
    (source) => {
      source.tools = [{ id: 'T', calendar: 'late' }];
      needsTool(source, 'T', undefined, 'A2');
    },
    // 08:00 is minute 0; the late shift begins at 10:00, when A2 ends.
    [{ constraint: 'calendar', operations: ['A2'], resource: 'tool', tool: 'T', calendar: 'late', amount: 60 }],
  ],
];

const batches: RecheckCase[] = [
  [
    'a batch as long as the longest of it, with a quantity of 5',
    (source) => oven(source, { capacity: 5, minimum: 5 }, [60, 120]),
    [],
  ],
  [
    'a batch of too much',
    (source) => oven(source, { capacity: 4.5 }, [60, 120]),
    [{ constraint: 'batch', problem: 'capacity', operations: ['A2', 'C1'], bound: 4.5, quantity: 5, amount: 0.5 }],
  ],
  [
    'a batch of too little',
    (source) => oven(source, { capacity: 9, minimum: 6 }, [60, 120]),
    [{ constraint: 'batch', problem: 'minimum', bound: 6, quantity: 5, amount: 1, unit: 'quantity' }],
  ],
  [
    'a quantity of the assignment instead of that of the job',
    (source) => {
      oven(source, { capacity: 4 }, [60, 120]);
      Object.assign(source.assignments[3] ?? {}, { quantity: 3 });
    },
    [
      {
        constraint: 'quantity',
        operations: ['C1'],
        job: 'C',
        claimed: 3,
        declared: 4,
        amount: -1,
        pointer: '/schedule/assignments/3/quantity',
      },
    ],
  ],
  [
    'operations that share an oven and do not end together',
    (source) => oven(source, { capacity: 9 }, [60, 105]),
    [{ constraint: 'batch', problem: 'times', operations: ['C1', 'A2'], machine: 'M2', amount: 45, unit: 'minutes' }],
  ],
  [
    'a batch that begins while an oven is still busy, each of it',
    (source) => {
      oven(source, { capacity: 9 }, [90, 135]);
      source.jobs.push({ id: 'D', operations: [{ id: 'D1', eligible: [{ machine: 'M2', minutes: 45 }] }] });
      source.assignments.push({ operation: 'D1', machine: 'M2', start: at(90), end: at(135) });
    },
    [
      { constraint: 'batch', problem: 'times', operations: ['A2', 'C1'], amount: 30 },
      { constraint: 'batch', problem: 'times', operations: ['A2', 'D1'], amount: 30 },
    ],
  ],
  [
    'a person who attends a batch, and one who attends two things',
    (source) => {
      oven(source, { capacity: 9 }, [60, 120]);
      for (const index of [1, 3]) Object.assign(source.assignments[index] ?? {}, { person: 'P1' });
      Object.assign(source.assignments[2] ?? {}, { person: 'P1' });
      // A1, the batch once, and B1: an hour each.
      source.claims = { workHours: { P1: 3 } };
    },
    // Whichever of the batch is named, the other thing overlaps with it once.
    [{ constraint: 'person-overlap', operations: ['A2', 'B1'], person: 'P1', amount: 30 }],
  ],
  [
    'a batch of two families',
    (source) => {
      oven(source, { capacity: 9 }, [60, 120]);
      operation(source, 'C1').family = 'red';
    },
    [{ constraint: 'batch', problem: 'family', operations: ['A2', 'C1'], amount: 1, unit: 'families' }],
  ],
  [
    'a batch shorter than the longest of it',
    (source) => {
      oven(source, { capacity: 9 }, [60, 105]);
      Object.assign(source.assignments[1] ?? {}, { end: at(105) });
    },
    [
      { constraint: 'duration', operations: ['A2'], amount: -15 },
      { constraint: 'duration', operations: ['C1'], amount: -15 },
    ],
  ],
];

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

/** Cases of tools, batches, lots, locks, the frozen horizon, and what is stated of them. */
export const ruleCases: readonly RecheckCase[] = [...tools, ...batches, ...held, ...stated];
