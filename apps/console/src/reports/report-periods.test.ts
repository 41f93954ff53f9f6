import { describe, expect, it } from '@jest/globals';
import { daysOf, type PeriodPreset } from './report-periods.js';

describe('daysOf', () => {
  it.each<[PeriodPreset, string, string, string]>([
    ['lastMonth', '2026-11-24', '2026-10-01', '2026-10-31'],
    ['lastMonth', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['lastMonth', '2028-03-31', '2028-02-01', '2028-02-29'],
    ['lastQuarter', '2026-11-24', '2026-07-01', '2026-09-30'],
    ['lastQuarter', '2026-02-01', '2025-10-01', '2025-12-31'],
    ['thisYear', '2026-11-24', '2026-01-01', '2026-11-24'],
    ['lastYear', '2026-11-24', '2025-01-01', '2025-12-31'],
  ])('%s on %s', (preset, today, from, to) => {
    expect(daysOf(preset, new Date(`${today}T12:00:00`))).toEqual({ from, to });
  });
});
