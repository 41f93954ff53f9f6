import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Schedule } from '../content/schedule-content.js';
import { schedule } from '../content/schedule-content.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { recheckSchedule } from '../recheck-schedule.js';
import { dispatch } from '../testing/dispatch.js';
import { anyProblem, hold } from '../testing/random-rules.js';
import { seeded } from '../testing/random-schedule.js';
import { replayByMinute } from '../testing/replay-by-minute.js';
import { at, smallSchedule } from '../testing/small-schedule.js';
import { leftShift, type LeftShift } from './left-shift.js';
import { sequenceOf } from './machine-sequence.js';
import type { Obstacle } from './obstacle.js';

const modelOf = (source: Schedule) => buildScheduleModel(schedule.parse(source));
const shiftSmall = (change: (source: Schedule) => void, sequence?: Record<string, string[]>) => {
  const source = smallSchedule();
  change(source);
  const sequences =
    sequence === undefined
      ? sequenceOf(modelOf(source))
      : Object.entries(sequence).map(([machine, operations]) => ({ machine, operations }));
  return leftShift(schedule.parse(source), sequences);
};
const timesOf = (shift: LeftShift) =>
  shift.status === 'impossible'
    ? [shift.obstacle]
    : shift.schedule.assignments.map(({ operation, machine, start, end }) => [
        operation,
        machine,
        ...[start, end].map((text) => (Date.parse(text) - Date.parse(at(0))) / 60_000),
      ]);
const same = () => undefined;

describe('leftShift of the small schedule', () => {
  it('leaves what is as early as can be', () => {
    expect(timesOf(shiftSmall(same))).toEqual([
      ['A1', 'M1', 0, 60],
      ['A2', 'M2', 60, 120],
      ['B1', 'M1', 90, 150],
    ]);
  });

  it('takes out idle time', () => {
    const idle = (source: Schedule) => Object.assign(source.assignments[2] ?? {}, { start: at(1500), end: at(1560) });
    expect(timesOf(shiftSmall(idle)).at(2)).toEqual(['B1', 'M1', 90, 150]);
  });

  it('gives material to what comes first in the new order, and knows no changeover the other way', () => {
    // Steel for one operation is there at once, for the other at minute 80.
    expect(timesOf(shiftSmall(same, { M1: ['B1', 'A1'], M2: ['A2'] }))).toEqual([
      ['B1', 'M1', 0, 60],
      ['A1', 'M1', 80, 140],
      ['A2', 'M2', 140, 200],
    ]);
  });

  it('leaves the schedule that it is given as it is', () => {
    const source = schedule.parse(smallSchedule());
    const before = structuredClone(source);
    leftShift(source, [{ machine: 'M1', operations: ['B1', 'A1'] }]);
    expect(source).toEqual(before);
  });

  it.each<[string, (source: Schedule) => void, Record<string, string[]>, Obstacle]>([
    ['a machine that cannot do it', same, { M3: ['A2'] }, { kind: 'eligibility', operation: 'A2', machine: 'M3' }],
    [
      'an order on a machine against precedence',
      (source) => Object.assign(source.jobs[1]?.operations[0] ?? {}, { after: ['A1'] }),
      { M1: ['B1', 'A1'], M2: ['A2'] },
      { kind: 'ring', operations: ['A1', 'B1'] },
    ],
    [
      'material that never comes',
      (source) => (source.materials = [{ id: 'steel', onHand: 5 }]),
      { M1: ['A1', 'B1'], M2: ['A2'] },
      { kind: 'material', operation: 'B1', material: 'steel' },
    ],
    [
      'a calendar that never opens',
      (source) => (source.calendars = [{ id: 'day', shifts: [] }, ...(source.calendars ?? []).slice(1)]),
      { M1: ['A1', 'B1'], M2: ['A2'] },
      { kind: 'calendar', operation: 'A1', machine: 'M1', person: 'P1' },
    ],
    ['a name that comes twice', same, { M1: ['A1'], M2: ['A2', 'A1'] }, { kind: 'repeated', operation: 'A1' }],
    ['an unknown name', same, { M1: ['Z9'] }, { kind: 'unknown', reference: 'operation', name: 'Z9' }],
  ])('says that %s stands against it', (_, change, sequence, obstacle) => {
    expect(shiftSmall(change, sequence)).toEqual({ status: 'impossible', obstacle });
  });
});

describe('leftShift on random schedules', () => {
  const seed = fc.integer({ min: 0, max: 0x7fffffff });

  it('puts every operation on the very minute that counting minutes finds, and breaks nothing', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: 3 }), (from, swaps) => {
        const pick = seeded(from);
        const problem = anyProblem(pick, 6);
        const source = dispatch(problem, pick);
        fc.pre(source !== null);
        hold(problem, source, pick);
        const sequences = sequenceOf(modelOf(source)).map(({ machine, operations }) => ({
          machine,
          operations: [...operations],
        }));
        for (let nth = 0; nth < swaps; nth += 1) {
          const queue = sequences[pick(sequences.length)]?.operations ?? [];
          if (queue.length > 1) queue.push(...queue.splice(pick(queue.length - 1), 1));
        }
        const shift = leftShift(schedule.parse(source), sequences);
        fc.pre(shift.status === 'feasible');
        const order = shift.schedule.assignments.map(({ operation }) => operation);
        const expected = replayByMinute(problem, source, { order });
        fc.pre(expected !== null);
        const minutes = (list: Schedule['assignments']) =>
          list.map((it) => [it.operation, problem.minuteOf(it.start), problem.minuteOf(it.end)]);
        expect(minutes(shift.schedule.assignments)).toEqual(minutes(expected));
        const broken = recheckSchedule(modelOf(shift.schedule)).filter(({ constraint }) => constraint !== 'due');
        expect(broken).toEqual([]);
        const startOf = new Map(shift.schedule.assignments.map((it) => [it.operation, it.start]));
        for (const { machine, operations } of sequences) {
          const done = shift.schedule.assignments.filter((it) => it.machine === machine).map((it) => it.operation);
          const batches = source.machines.find(({ id }) => id === machine)?.batch !== undefined;
          // What is done in one batch has no order among itself.
          const units = (list: readonly string[]) =>
            list.map((it) =>
              batches ? [startOf.get(it), list.filter((one) => startOf.get(one) === startOf.get(it)).sort()] : it,
            );
          expect(done.toSorted()).toEqual(operations.toSorted());
          expect(units(done)).toEqual(units(operations));
        }
      }),
      // A batch of neighbours that change places.
      { numRuns: 120, examples: [[557054551, 3]] },
    );
  });

  it('makes no operation of a valid schedule later when the order stays', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const pick = seeded(from);
        const problem = anyProblem(pick, 6);
        const source = dispatch(problem, pick);
        fc.pre(source !== null);
        hold(problem, source, pick);
        const shift = leftShift(schedule.parse(source), sequenceOf(modelOf(source)));
        if (shift.status === 'impossible') throw new Error(shift.obstacle.kind);
        const was = new Map(source.assignments.map(({ operation, end }) => [operation, Date.parse(end)]));
        for (const { operation, end } of shift.schedule.assignments)
          expect([operation, Date.parse(end) <= (was.get(operation) ?? 0)]).toEqual([operation, true]);
      }),
      { numRuns: 80 },
    );
  });
});
