import type { Schedule } from '../content/schedule-content.js';
import { needsTool, operation, type RecheckCase } from './recheck-case.js';
import { at } from './small-schedule.js';

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

/** Cases of tools and of machines that take several operations together. */
export const resourceCases: readonly RecheckCase[] = [...tools, ...batches];
