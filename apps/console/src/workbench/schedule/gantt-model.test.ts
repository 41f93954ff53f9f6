import { describe, expect, it } from '@jest/globals';
import type { ScheduleViolation } from '@countersign/scheduling';
import type { NumberedFinding } from '../ordered-findings.js';
import { barAt, rowAt } from './bar-at.js';
import { dropChange } from './drop-change.js';
import { ganttModel, laneHeight, laneTop, type Bar, type GanttModel, type RowKind } from './gantt-model.js';
import { neighbourOf } from './neighbour-of.js';
import { sortedBars } from './sorted-bars.js';
import { at, benchSchedule } from './testing/bench-schedule.js';

const findingOn = (severity: NumberedFinding['severity'], operation: string): NumberedFinding => ({
  id: `${severity} ${operation}`,
  number: 1,
  check: 'schedule-data-quality',
  checkVersion: '1',
  code: 'data-odd-date',
  severity,
  score: null,
  probability: null,
  calibratedOn: null,
  message: 'A date is odd.',
  explanation: '',
  evidence: [],
  model: { name: 'rules', revision: '1' },
  judgement: null,
  place: { kind: 'operation', ids: [operation] },
});

const model = (kind: RowKind = 'machine') => ganttModel(benchSchedule, [], [], kind);
const named = ({ rows }: GanttModel) => rows.map(({ id, bars }) => [id, bars.map(({ operation }) => operation)]);
const barOf = (operation: string, kind: RowKind = 'machine') => {
  const bar = model(kind).barOf.get(operation);
  if (!bar) throw new Error(`no bar of ${operation}`);
  return bar;
};

describe('the rows of the chart', () => {
  it('are machines, orders or people; what only assignments name, and nobody, come last', () => {
    expect(named(model())).toEqual([
      ['M1', ['A1', 'B1']],
      ['M2', ['A2']],
      ['M9', ['B2']],
    ]);
    expect(named(model('order'))).toEqual([
      ['A', ['A1', 'A2']],
      ['B', ['B1', 'B2']],
    ]);
    expect(named(model('person'))).toEqual([
      ['P1', ['A1']],
      ['', ['B1', 'A2', 'B2']],
    ]);
  });

  it('put what overlaps into lanes below each other, and say who is late by how much', () => {
    const { rows } = model();
    expect(rows[0]?.lanes.map((lane) => lane.map(({ operation }) => operation))).toEqual([['A1'], ['B1']]);
    expect(rows[1]?.top).toBe(rows[0]?.height);
    expect([barOf('A1').late, barOf('A2').lateMinutes, barOf('B1').late]).toEqual([true, 30, false]);
  });

  it('mark what a broken hard rule names, and apart from that what a finding of weight names', () => {
    const violations: ScheduleViolation[] = [
      {
        constraint: 'machine-overlap',
        operations: ['A1', 'B1'],
        machine: 'M1',
        at: at(30),
        amount: 30,
        unit: 'minutes',
      },
      {
        constraint: 'grounding',
        operations: ['B2'],
        reference: 'machine',
        name: 'M9',
        meant: null,
        belongsTo: null,
        pointer: '/assignments/3/machine',
        amount: 1,
        unit: 'references',
      },
      {
        constraint: 'due',
        operations: ['A2'],
        job: 'A',
        customer: null,
        dueAt: at(90),
        at: at(90),
        amount: 30,
        unit: 'minutes',
      },
    ];
    const { bars } = ganttModel(benchSchedule, [findingOn('minor', 'B2'), findingOn('info', 'A2')], violations);
    const which = (test: (bar: Bar) => boolean) => bars.filter(test).map(({ operation }) => operation);
    expect(which(({ violated }) => violated)).toEqual(['A1', 'B1']);
    expect(which(({ found }) => found)).toEqual(['B2']);
    expect(which(({ late }) => late)).toEqual(['A1', 'A2']);
  });
});

describe('a place in the chart', () => {
  it('belongs to a bar of the lane that lies there, or near it', () => {
    const chart = model();
    const row = chart.rows[0];
    if (!row) throw new Error('no row');
    const upper = laneTop(row, 0) + 3;
    const minutes = (value: number) => Date.parse(at(value));
    expect(barAt(chart, minutes(45), upper, 0)?.operation).toBe('A1');
    expect(barAt(chart, minutes(45), upper + laneHeight, 0)?.operation).toBe('B1');
    expect(barAt(chart, minutes(65), upper, 0)).toBeNull();
    expect(barAt(chart, minutes(65), upper, 6 * 60_000)?.operation).toBe('A1');
    expect(rowAt(chart, -1)).toBeNull();
    expect(rowAt(chart, chart.height + 1)).toBeNull();
  });

  it('means a machine and a time when a bar is dropped on it; in rows of orders the machine stays', () => {
    const dropped = (kind: RowKind, row: number, minutes: number) => {
      const chart = model(kind);
      const target = chart.rows[row];
      if (!target) throw new Error('no row');
      return dropChange(chart, { bar: barOf('A1', kind), row: target, at: Date.parse(at(minutes)) });
    };
    expect(dropped('machine', 1, 15)).toEqual({ kind: 'move-to', operation: 'A1', machine: 'M2', at: at(15) });
    expect(dropped('machine', 0, 0)).toBeNull();
    expect(dropped('order', 1, 15)).toEqual({ kind: 'move-to', operation: 'A1', machine: 'M1', at: at(15) });
  });
});

describe('keys', () => {
  it('lead along a row, to its ends, and to the nearest bar of the next row that has one', () => {
    const chart = model();
    const to = (from: string | null, key: string) =>
      neighbourOf(chart, from === null ? null : (chart.barOf.get(from) ?? null), key)?.operation ?? null;
    expect([to(null, 'ArrowDown'), to('A1', 'ArrowRight'), to('A1', 'End'), to('B1', 'Home')]).toEqual([
      'A1',
      'B1',
      'B1',
      'A1',
    ]);
    expect([to('A1', 'ArrowDown'), to('B2', 'ArrowUp'), to('B2', 'ArrowDown'), to('A1', 'x')]).toEqual([
      'A2',
      'A2',
      null,
      null,
    ]);
  });
});

describe('the table', () => {
  it('is in the order asked for, equal rows by start, and of broken ones only where wanted', () => {
    const ids = (...options: [Parameters<typeof sortedBars>[1], boolean]) =>
      sortedBars(model(), ...options).map(({ operation }) => operation);
    expect(ids({ by: 'start', down: false }, false)).toEqual(['A1', 'B1', 'A2', 'B2']);
    expect(ids({ by: 'machine', down: true }, false)).toEqual(['B2', 'A2', 'A1', 'B1']);
    expect(ids({ by: 'lateness', down: true }, false)).toEqual(['A1', 'A2', 'B1', 'B2']);
    expect(ids({ by: 'start', down: false }, true)).toEqual([]);
  });
});
