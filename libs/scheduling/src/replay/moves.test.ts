import { describe, expect, it } from '@jest/globals';
import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { at, smallSchedule } from '../testing/small-schedule.js';
import { leftShift } from './left-shift.js';
import type { ScheduleChange } from './schedule-change.js';
import { whatIf } from './what-if.js';
import { whyNot } from './why-not.js';

type Change = (source: Schedule) => void;

/** The small schedule, in which M3 can do B1 in 45 minutes, and steel is no matter. */
const small = (change: Change = () => undefined): Schedule => {
  const source = smallSchedule();
  source.jobs[1]?.operations[0]?.eligible.push({ machine: 'M3', minutes: 45 });
  source.materials = [{ id: 'steel', onHand: 10 }];
  change(source);
  return schedule.parse(source);
};
const times = (answer: { assignments: Schedule['assignments'] }) =>
  Object.fromEntries(
    answer.assignments.map(({ operation, machine, start, end }) => [
      operation,
      [machine, ...[start, end].map((text) => (Date.parse(text) - Date.parse(at(0))) / 60_000)],
    ]),
  );
const asked = (changes: ScheduleChange | ScheduleChange[], change?: Change) => {
  const answer = whatIf(small(change), changes);
  return answer.status === 'feasible' ? times(answer) : answer.obstacle;
};
/** C1, D1 and E1 in one batch of an oven, M3, from 0 to 40. */
const oven: Change = (source) => {
  source.machines[2] = { id: 'M3', batch: { capacity: 3, minimum: 0 } };
  for (const [nth, id] of ['C', 'D', 'E'].entries()) {
    source.jobs.push({ id, operations: [{ id: `${id}1`, eligible: [{ machine: 'M3', minutes: 20 + 10 * nth }] }] });
    source.assignments.push({ operation: `${id}1`, machine: 'M3', start: at(0), end: at(40) });
  }
};

describe('moves', () => {
  it.each<[ScheduleChange, object]>([
    [
      { kind: 'move-after', operation: 'A1', after: 'B1' },
      { B1: ['M1', 0, 60], A1: ['M1', 60, 120], A2: ['M2', 120, 180] },
    ],
    [
      { kind: 'start-no-earlier', operation: 'A1', at: at(20) },
      { A1: ['M1', 20, 80], A2: ['M2', 80, 140], B1: ['M1', 110, 170] },
    ],
    [{ kind: 'move-to', operation: 'B1', machine: 'M3', at: at(15) }, { B1: ['M3', 15, 60] }],
    // Its own machine, at the time at which A1 starts: it goes first.
    [
      { kind: 'move-to', operation: 'B1', machine: 'M1', at: at(0) },
      { B1: ['M1', 0, 60], A1: ['M1', 60, 120] },
    ],
    // While A1 runs: after it.
    [
      { kind: 'move-to', operation: 'B1', machine: 'M1', at: at(30) },
      { A1: ['M1', 0, 60], B1: ['M1', 90, 150] },
    ],
  ])('recomputes %j', (change, expected) => {
    expect(asked(change)).toMatchObject(expected);
  });

  it('applies several in turn', () => {
    const changes: ScheduleChange[] = [
      { kind: 'move-to', operation: 'B1', machine: 'M3', at: at(30) },
      { kind: 'overtime', calendar: 'day', from: at(-60), to: at(0) },
      { kind: 'outage', machine: 'M2', from: at(60), to: at(70) },
      { kind: 'outage', machine: 'M2', from: at(80), to: at(90) },
    ];
    expect(asked(changes)).toEqual({ A1: ['M1', 0, 60], A2: ['M2', 70, 140], B1: ['M3', 30, 75] });
    // Back on M1 beside where it now is, not where it was.
    expect(asked([...changes, { kind: 'move-before', operation: 'B1', before: 'A1' }])).toMatchObject({
      B1: ['M1', 30, 90],
    });
    expect(asked([changes[0], { kind: 'due', job: 'X', dueAt: at(0) }] as ScheduleChange[])).toMatchObject({
      kind: 'unknown',
    });
  });

  it('names what is not there', () => {
    for (const change of [
      { kind: 'move-after', operation: 'X', after: 'A1' },
      { kind: 'move-after', operation: 'A1', after: 'X' },
      { kind: 'start-no-earlier', operation: 'X', at: at(0) },
      { kind: 'move-to', operation: 'X', machine: 'M1', at: at(0) },
    ] as const)
      expect(asked(change)).toEqual({ kind: 'unknown', reference: 'operation', name: 'X' });
    expect(asked({ kind: 'move-to', operation: 'A1', machine: 'X', at: at(0) })).toMatchObject({
      reference: 'machine',
    });
    expect(asked({ kind: 'move-to', operation: 'A1', machine: 'M3', at: at(0) })).toMatchObject({
      kind: 'eligibility',
    });
  });
});

describe('what is locked or frozen', () => {
  const lock: Change = (source) => Object.assign(source.jobs[1]?.operations[0] ?? {}, { locked: { start: at(90) } });
  const freeze: Change = (source) =>
    (source.frozen = { until: at(70), assignments: source.assignments.slice(0, 2).map((it) => ({ ...it })) });

  it('stands still while others move', () => {
    expect(asked({ kind: 'move-to', operation: 'B1', machine: 'M3', at: at(80) }, freeze)).toMatchObject({
      A1: ['M1', 0, 60],
      B1: ['M3', 80, 125],
    });
    expect(asked({ kind: 'outage', machine: 'M2', from: at(60), to: at(70) }, lock)).toMatchObject({
      B1: ['M1', 90, 150],
    });
    expect(asked({ kind: 'start-no-earlier', operation: 'B1', at: at(80) }, lock)).toMatchObject({
      B1: ['M1', 90, 150],
    });
  });

  it.each<[string, ScheduleChange, Change]>([
    ['moved itself', { kind: 'start-no-earlier', operation: 'B1', at: at(91) }, lock],
    ['moved itself', { kind: 'move-to', operation: 'B1', machine: 'M3', at: at(90) }, lock],
    ['pushed by another', { kind: 'start-no-earlier', operation: 'A1', at: at(30) }, lock],
    ['put after another', { kind: 'move-after', operation: 'A1', after: 'B1' }, freeze],
    ['put before another', { kind: 'other-machine', operation: 'B1', machine: 'M3' }, lock],
  ])('is an obstacle where it would be %s', (_, change, held) => {
    expect(asked(change, held)).toEqual({ kind: 'locked', operation: change.kind === 'move-after' ? 'A1' : 'B1' });
  });

  it('may stand elsewhere already: then it is free', () => {
    const broken: Change = (source) =>
      Object.assign(source.jobs[1]?.operations[0] ?? {}, { locked: { start: at(200) } });
    expect(asked({ kind: 'start-no-earlier', operation: 'B1', at: at(120) }, broken)).toMatchObject({
      B1: ['M1', 120, 180],
    });
  });

  it('lets nothing else into the frozen horizon', () => {
    const late: Change = (source) => {
      freeze(source);
      Object.assign(source.assignments[2] ?? {}, { machine: 'M3', start: at(200), end: at(245) });
    };
    const source = small(late);
    const shift = leftShift(source, [
      { machine: 'M1', operations: ['A1'] },
      { machine: 'M2', operations: ['A2'] },
      { machine: 'M3', operations: ['B1'] },
    ]);
    expect(shift.status === 'feasible' && times(shift.schedule)).toMatchObject({ B1: ['M3', 70, 115] });
  });
});

describe('batches', () => {
  it('move as one, as long as the longest', () => {
    expect(asked({ kind: 'outage', machine: 'M3', from: at(0), to: at(15) }, oven)).toMatchObject({
      C1: ['M3', 15, 55],
      D1: ['M3', 15, 55],
      E1: ['M3', 15, 55],
    });
  });

  it.each<[ScheduleChange, object]>([
    // Without E1 the others take 30 minutes.
    [
      { kind: 'move-before', operation: 'E1', before: 'D1' },
      { E1: ['M3', 0, 40], C1: ['M3', 40, 70], D1: ['M3', 40, 70] },
    ],
    [
      { kind: 'move-after', operation: 'C1', after: 'D1' },
      { D1: ['M3', 0, 40], E1: ['M3', 0, 40], C1: ['M3', 40, 60] },
    ],
    [
      { kind: 'start-no-earlier', operation: 'D1', at: at(5) },
      { C1: ['M3', 0, 40], E1: ['M3', 0, 40], D1: ['M3', 40, 70] },
    ],
    [
      { kind: 'move-to', operation: 'D1', machine: 'M3', at: at(100) },
      { C1: ['M3', 0, 40], D1: ['M3', 100, 130] },
    ],
  ])('lose what is moved: %j', (change, expected) => {
    expect(asked(change, oven)).toMatchObject(expected);
  });

  it('are not left with too little', () => {
    const full: Change = (source) => {
      oven(source);
      source.machines[2] = { id: 'M3', batch: { capacity: 3, minimum: 3 } };
    };
    expect(asked({ kind: 'start-no-earlier', operation: 'D1', at: at(5) }, full)).toMatchObject({
      kind: 'batch',
      machine: 'M3',
    });
    expect(asked({ kind: 'outage', machine: 'M3', from: at(0), to: at(15) }, full)).toMatchObject({
      C1: ['M3', 15, 55],
    });
  });

  it('have no order within, so that it can be asked for', () => {
    expect(whyNot(small(oven), 'C1', 'D1')).toMatchObject({ status: 'possible' });
  });
});

describe('tools', () => {
  it('are given out in order', () => {
    const one: Change = (source) => {
      source.tools = [{ id: 'T' }];
      for (const step of source.jobs.flatMap((job) => job.operations)) step.tools = [{ tool: 'T' }];
      Object.assign(source.assignments[2] ?? {}, { machine: 'M3', start: at(120), end: at(165) });
    };
    expect(asked([], one)).toEqual({ A1: ['M1', 0, 60], A2: ['M2', 60, 120], B1: ['M3', 120, 165] });
    const two: Change = (source) => {
      one(source);
      source.tools = [{ id: 'T', count: 2 }];
    };
    // A2 comes before it and has its piece, although it only starts at 60.
    expect(asked([], two)).toMatchObject({ B1: ['M3', 60, 105] });
  });
});
