import { describe, expect, it } from '@jest/globals';
import { schedulePeriods } from '@countersign/contracts';
import fc from 'fast-check';
import { periodAt } from './calendar-period.js';

const iso = ({ from, to }: { from: Date; to: Date }) => [from.toISOString(), to.toISOString()];

describe('periodAt', () => {
  it.each([
    ['monthly', 'Asia/Taipei', '2026-11-30T16:00:00Z', ['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z']],
    ['monthly', 'Asia/Taipei', '2026-11-30T15:59:59.999Z', ['2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z']],
    ['quarterly', 'Europe/Berlin', '2026-03-31T21:00:00Z', ['2025-12-31T23:00:00.000Z', '2026-03-31T22:00:00.000Z']],
    ['weekly', 'Europe/Berlin', '2026-03-29T12:00:00Z', ['2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z']],
    ['weekly', 'UTC', '2026-11-23T00:00:00Z', ['2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z']],
    // Clocks in Beirut left out the hour after this midnight.
    ['weekly', 'Asia/Beirut', '2022-03-27T12:00:00Z', ['2022-03-20T22:00:00.000Z', '2022-03-27T21:00:00.000Z']],
    ['monthly', 'Pacific/Apia', '2011-12-15T12:00:00Z', ['2011-12-01T10:00:00.000Z', '2011-12-31T10:00:00.000Z']],
  ] as const)('%s in %s at %s', (period, zone, at, expected) => {
    expect(iso(periodAt(period, zone, new Date(at)))).toEqual(expected);
  });

  it('parts all time, without gap or overlap, in every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schedulePeriods),
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        (period, zone, at) => {
          const { from, to } = periodAt(period, zone, at);
          expect(from.getTime()).toBeLessThanOrEqual(at.getTime());
          expect(to.getTime()).toBeGreaterThan(at.getTime());
          expect(periodAt(period, zone, to).from).toEqual(to);
          expect(periodAt(period, zone, new Date(to.getTime() - 1)).from).toEqual(from);
          expect(periodAt(period, zone, from)).toEqual({ from, to });
        },
      ),
      { numRuns: 150 },
    );
  });
});
