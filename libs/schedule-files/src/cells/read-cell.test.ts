import { describe, expect, it } from '@jest/globals';
import { ZoneClock } from '@countersign/scheduling';
import type { CellContent } from '@countersign/workbooks';
import type { CellType } from '../tables/table-definition.js';
import { readCell } from './read-cell.js';

const around = Date.parse('2026-10-01T00:00:00Z');
const clock = new ZoneClock('Europe/Berlin', around - 2e10, around + 2e10);

function read(content: CellContent, type: CellType, date1904 = false): unknown {
  const result = readCell(content, type, { clock, date1904 });
  return 'value' in result ? result.value : `fault: ${result.fault.code}`;
}

describe('instants', () => {
  it.each<[CellContent, string]>([
    ['2026-12-01 08:00', '2026-12-01T08:00:00+01:00'],
    ['2026/12/1 8:05:30', '2026-12-01T08:05:30+01:00'],
    ['２０２６年１２月１日 ０８:００', '2026-12-01T08:00:00+01:00'],
    ['2026-12-01T08:00:00+08:00', '2026-12-01T08:00:00+08:00'],
    ['2026-12-01 08:00Z', '2026-12-01T08:00:00Z'],
    ['2026-12-01 08:00 +0800', '2026-12-01T08:00:00+08:00'],
    ['2026-12-01', '2026-12-01T00:00:00+01:00'],
    ['2026-12-01 24:00', '2026-12-02T00:00:00+01:00'],
    // Twice: the first. Skipped: moved by the gap.
    ['2026-10-25 02:30', '2026-10-25T02:30:00+02:00'],
    ['2026-03-29 02:30', '2026-03-29T03:30:00+02:00'],
    [{ serial: 46357.333333333336 }, '2026-12-01T08:00:00+01:00'],
    [46357.25, '2026-12-01T06:00:00+01:00'],
    ['01/12/2026 08:00', 'fault: date-order'],
    ['2026-02-30 08:00', 'fault: not-an-instant'],
    ['tomorrow', 'fault: not-an-instant'],
    [20261201, 'fault: not-an-instant'],
    [0.5, 'fault: not-an-instant'],
    [true, 'fault: not-an-instant'],
  ])('%j is %s', (content, expected) => {
    expect(read(content, { kind: 'instant' })).toBe(expected);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(read({ serial: 46357 - 1462 }, { kind: 'date' }, true)).toBe('2026-12-01');
    expect(read({ serial: 46357 }, { kind: 'date' })).toBe('2026-12-01');
  });
});

const number: CellType = { kind: 'number' };
const minutes: CellType = { kind: 'minutes' };
const pairs: CellType = { kind: 'pairs', keys: ['machine', 'minutes'], value: 'minutes' };
const tools: CellType = { kind: 'pairs', keys: ['tool', 'count'], value: 'number', optional: true };
const choice: CellType = { kind: 'choice', choices: { lateJobs: { en: 'Late orders', 'zh-TW': '延遲工單數' } } };

describe('other cells', () => {
  it.each<[CellType, CellContent, unknown]>([
    [number, 1234.5, 1234.5],
    [number, ' １２３４.５ ', 1234.5],
    [number, '1e3', 1000],
    [number, '1,234.5', 'fault: number-separators'],
    [number, '1,5', 'fault: number-separators'],
    [number, '1 234', 'fault: number-separators'],
    [number, '85 %', 'fault: percent'],
    [number, 'many', 'fault: not-a-number'],
    [number, { serial: 46357 }, 'fault: became-a-date'],
    [minutes, '1:30', 90],
    [minutes, '90 min', 90],
    [minutes, '1.5 h', 90],
    [minutes, '1 h 30 min', 90],
    [minutes, '９０分', 90],
    [minutes, '2 小時', 120],
    [minutes, { serial: 0.0625 }, 90],
    [minutes, '1,5', 'fault: number-separators'],
    [minutes, 'long', 'fault: not-a-duration'],
    [{ kind: 'date' }, '2026/12/1', '2026-12-01'],
    [{ kind: 'date' }, '2026-12-01 08:00', 'fault: not-a-date'],
    [{ kind: 'opening' }, '8:00', '08:00'],
    [{ kind: 'opening' }, { serial: 1 / 3 }, '08:00'],
    [{ kind: 'opening' }, '24:00', 'fault: not-a-time'],
    [{ kind: 'opening' }, 8, 'fault: not-a-time'],
    [{ kind: 'closing' }, '24:00', '24:00'],
    [{ kind: 'closing' }, { serial: 1 }, '24:00'],
    [{ kind: 'closing' }, '17:30:15', 'fault: not-a-time'],
    [{ kind: 'days' }, 'Mon–Fri', ['mon', 'tue', 'wed', 'thu', 'fri']],
    [{ kind: 'days' }, '週六至週一', ['mon', 'sat', 'sun']],
    [{ kind: 'days' }, '週一、三; 星期天', ['mon', 'wed', 'sun']],
    [{ kind: 'days' }, 'daily', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']],
    [{ kind: 'days' }, 'someday', 'fault: not-days'],
    [{ kind: 'list' }, ' a ;b；c、 d\n', ['a', 'b', 'c', 'd']],
    [
      pairs,
      'M1=60; M=2 = 1:15',
      [
        { machine: 'M1', minutes: 60 },
        { machine: 'M=2', minutes: 75 },
      ],
    ],
    [pairs, 'M1', 'fault: not-pairs'],
    [pairs, 'M1=soon', 'fault: not-a-duration'],
    [tools, 'mould; clamp=2', [{ tool: 'mould' }, { tool: 'clamp', count: 2 }]],
    [choice, '延遲工單數', 'lateJobs'],
    [choice, 'late-ORDERS', 'lateJobs'],
    [choice, 'speed', 'fault: not-allowed'],
    [{ kind: 'id' }, 7, '7'],
    [{ kind: 'id' }, '\u00a0007 ', '007'],
    [{ kind: 'id' }, { serial: 46357 }, 'fault: became-a-date'],
    [{ kind: 'id' }, 1_234_567_890_123_456, 'fault: digits-lost'],
    [{ kind: 'flag' }, '是', true],
    [{ kind: 'flag' }, 'perhaps', 'fault: not-a-flag'],
  ])('%j: %j is %j', (type, content, expected) => {
    expect(read(content, type)).toEqual(expected);
  });
});
