import { describe, expect, it } from '@jest/globals';
import type { ScheduleViolation } from '@countersign/scheduling';
import { violationSentence } from './violation-sentences.js';

const at = '2026-12-01T09:30:00+08:00';
const batch = { constraint: 'batch', operations: ['C1', 'D1'], machine: 'Oven', at } as const;
const displaced = { operations: ['B1'], at } as const;

/** A violation and its sentence in both languages. */
const cases: [ScheduleViolation, string, string][] = [
  [
    { constraint: 'tool', operations: ['A1', 'B1'], tool: 'Mould', at, count: 1, held: 3, amount: 2, unit: 'pieces' },
    'When B1 starts at 2026-12-01 09:30, 3 pieces of tool Mould are needed and there are 1: 2 are lacking. They are held by A1.',
    '「B1」於 2026-12-01 09:30 開始時，工具「Mould」共需 3 件，僅有 1 件：不足 2 件。目前由「A1」使用。',
  ],
  [
    { constraint: 'tool', operations: ['B1'], tool: 'Mould', at, count: 1, held: 3, amount: 2, unit: 'pieces' },
    'B1 needs 3 pieces of tool Mould at 2026-12-01 09:30; there are 1: 2 are lacking.',
    '「B1」於 2026-12-01 09:30 需要工具「Mould」3 件，僅有 1 件：不足 2 件。',
  ],
  [
    { ...batch, operations: ['C1', 'D1'], problem: 'times', bound: null, quantity: null, amount: 20, unit: 'minutes' },
    'C1, D1 overlap on batching machine Oven for 20 min from 2026-12-01 09:30 and are no batch: they do not start and end together.',
    '「C1」、「D1」自 2026-12-01 09:30 起在批次機台「Oven」重疊 20 分鐘，但並未同時開始與結束，不成一批。',
  ],
  [
    { ...batch, operations: ['C1', 'D1'], problem: 'capacity', bound: 8, quantity: 10, amount: 2, unit: 'quantity' },
    'The batch on Oven at 2026-12-01 09:30 (C1, D1) holds 10; the machine takes 8: 2 too many.',
    '機台「Oven」於 2026-12-01 09:30 的批次（「C1」、「D1」）數量為 10，容量為 8：超出 2。',
  ],
  [
    { ...batch, operations: ['C1', 'D1'], problem: 'minimum', bound: 12, quantity: 10, amount: 2, unit: 'quantity' },
    'The batch on Oven at 2026-12-01 09:30 (C1, D1) holds 10; the machine needs 12: 2 too few.',
    '機台「Oven」於 2026-12-01 09:30 的批次（「C1」、「D1」）數量為 10，最低需 12：不足 2。',
  ],
  [
    { ...batch, operations: ['C1', 'D1'], problem: 'family', bound: null, quantity: null, amount: 1, unit: 'families' },
    'The batch on Oven at 2026-12-01 09:30 (C1, D1) mixes 2 families; a batch has one.',
    '機台「Oven」於 2026-12-01 09:30 的批次（「C1」、「D1」）混有 2 個換線群組，一批只能有一個。',
  ],
  [
    {
      constraint: 'lot-size',
      problem: 'multiple',
      operations: ['A1'],
      job: 'A',
      quantity: 7,
      bound: 3,
      amount: 1,
      unit: 'quantity',
    },
    'A1 of job A carries 7; it must carry a multiple of 3: 1 too many.',
    '工單「A」的「A1」批量為 7，須為 3 的倍數：多出 1。',
  ],
  [
    {
      constraint: 'locked',
      change: 'time',
      ...displaced,
      operations: ['B1'],
      held: at,
      given: '2026-12-01T09:00:00+08:00',
      amount: -30,
      unit: 'minutes',
    },
    'B1 is at 2026-12-01 09:00; a planner has locked it at 2026-12-01 09:30: moved 30 min earlier.',
    '「B1」排在 2026-12-01 09:00，計畫人員已鎖定於 2026-12-01 09:30：提前 30 分鐘。',
  ],
  [
    {
      constraint: 'frozen',
      change: 'enters',
      ...displaced,
      operations: ['B1'],
      held: '2026-12-01T12:00:00+08:00',
      given: at,
      amount: 150,
      unit: 'minutes',
    },
    'B1 starts at 2026-12-01 09:30, 2 h 30 min before the frozen horizon ends at 2026-12-01 12:00, and was not there in the plan before.',
    '「B1」於 2026-12-01 09:30 開始，早於凍結區間結束時間 2026-12-01 12:00 2 小時 30 分鐘，且前版計畫中並未排在此區間。',
  ],
  [
    {
      constraint: 'frozen',
      change: 'person',
      ...displaced,
      operations: ['B1'],
      held: 'Lin',
      given: null,
      amount: 1,
      unit: 'assignments',
    },
    'B1 has no person; the frozen horizon has it with person Lin.',
    '「B1」排定不指派人員，凍結區間內原訂人員「Lin」。',
  ],
  [
    {
      constraint: 'quantity',
      operations: ['A1'],
      job: 'A',
      claimed: 90,
      declared: 100,
      pointer: '/x',
      amount: -10,
      unit: 'quantity',
    },
    'The quantity stated for A1 is 90; job A is for 100 (10 too few).',
    '「A1」所述數量為 90，工單「A」為 100（不足 10）。',
  ],
  [
    {
      constraint: 'calendar',
      operations: ['A1'],
      machine: 'M1',
      person: null,
      tool: 'Mould',
      resource: 'tool',
      calendar: 'day',
      at,
      amount: 60,
      unit: 'minutes',
    },
    'A1 lies 60 min outside the hours of tool Mould (calendar day), from 2026-12-01 09:30.',
    '「A1」自 2026-12-01 09:30 起有 60 分鐘落在工具「Mould」的工作時間之外（行事曆「day」）。',
  ],
  [
    {
      constraint: 'grounding',
      reference: 'tool',
      name: 'mold 1',
      meant: 'Mold-01',
      belongsTo: null,
      operations: ['A1'],
      pointer: '/x',
      amount: 1,
      unit: 'references',
    },
    'The tool "mold 1" is used but not declared (/x). Is "Mold-01" meant?',
    '使用了未宣告的工具「mold 1」（/x）。是否為「Mold-01」？',
  ],
  [
    {
      constraint: 'grounding',
      reference: 'job',
      name: 'B',
      meant: null,
      belongsTo: 'A',
      operations: ['A1'],
      pointer: '/x',
      amount: 1,
      unit: 'references',
    },
    'The assignment of A1 names job B; the operation belongs to job A (/x).',
    '「A1」的指派標示為工單「B」，但該作業屬於工單「A」（/x）。',
  ],
];

describe('violationSentence', () => {
  it.each(cases)('says of %j', (violation, en, zh) => {
    expect(violationSentence(violation)).toEqual({ en, 'zh-TW': zh });
  });
});
