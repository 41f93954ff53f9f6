import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodStart } from './period-start.js';

it.each([
  ['2026-03-31T10:00:00.000Z', 'P1M', '2026-02-28T10:00:00.000Z'],
  ['2024-02-29T10:00:00.000Z', 'P1Y', '2023-02-28T10:00:00.000Z'],
  ['2026-11-24T10:00:00.000Z', 'P6M', '2026-05-24T10:00:00.000Z'],
  ['2026-01-01T00:00:00.000Z', 'P30D', '2025-12-02T00:00:00.000Z'],
  ['2026-11-24T10:00:00.000Z', 'P10Y', '2016-11-24T10:00:00.000Z'],
])('%s less %s is %s', (now, duration, before) => {
  expect(periodStart(new Date(now), duration).toISOString()).toBe(before);
});

it('lies at least 28 days a month back, and never ahead', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 240 }), (now, months) => {
      const days = (now.getTime() - periodStart(now, `P${months}M`).getTime()) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(28 * months);
      expect(days).toBeLessThanOrEqual(31 * months);
    }),
  );
  expect(() => periodStart(new Date(), 'P1W')).toThrow(RangeError);
});
