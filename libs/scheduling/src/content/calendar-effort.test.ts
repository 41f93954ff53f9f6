import { describe, expect, it } from '@jest/globals';
import { calendarIntervals, furthestLayout, maxCalendarIntervals } from './calendar-effort.js';

const oneWeek = { start: '2026-12-01T00:00:00Z', end: '2026-12-08T00:00:00Z' };
const use = (...assignments: { machine: string; person?: string; operation?: string }[]) => ({
  calendars: [
    { id: 'five', shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] }] },
    { id: 'two', shifts: [{ days: ['sat'] }, { days: ['sat'] }], exceptions: [{ open: [1, 2, 3] }] },
  ],
  machines: [{ id: 'M1', calendar: 'five' }, { id: 'M2', calendar: 'two' }, { id: 'M3' }],
  people: [{ id: 'P1', calendar: 'two' }, { id: 'P2' }],
  tools: [{ id: 'T1', calendar: 'five' }, { id: 'T2', calendar: 'two' }, { id: 'T3' }],
  jobs: [{ operations: [{ id: 'O' }, { id: 'OT', tools: [{ tool: 'T1' }, { tool: 'T2' }, { tool: 'T3' }] }] }],
  assignments: assignments.map((it) => ({ operation: 'O', ...it, ...oneWeek })),
});

describe('calendarIntervals', () => {
  // One week of work counts as two: 5 * 2 and 2 * 2 + 3 intervals, 17 together.
  it.each<[string, { machine: string; person?: string; operation?: string }[], number]>([
    ['no work at all, one week each', [], 5 + 2 + 3],
    ['machines alone', [{ machine: 'M1' }, { machine: 'M2' }], 17],
    ['a machine and a person of two calendars', [{ machine: 'M1', person: 'P1' }], 34],
    [
      'the same pair again',
      [
        { machine: 'M1', person: 'P1' },
        { machine: 'M1', person: 'P1' },
      ],
      34,
    ],
    ['a machine and a person of one calendar', [{ machine: 'M2', person: 'P1' }], 17],
    [
      'somebody or something always open',
      [
        { machine: 'M1', person: 'P2' },
        { machine: 'M3', person: 'P1' },
      ],
      17,
    ],
    ['a machine and a tool of another calendar', [{ machine: 'M1', operation: 'OT' }], 34],
    [
      'tools of two calendars, with a person of one of them',
      [
        { machine: 'M3', operation: 'OT' },
        { machine: 'M3', person: 'P1', operation: 'OT' },
      ],
      17 + 17 + 17,
    ],
    ['undeclared names', [{ machine: 'Z', person: 'Y' }], 17],
  ])('counts for %s', (_, assignments, expected) => {
    expect(calendarIntervals(use(...assignments))).toBe(expected);
  });
});

describe('furthestLayout', () => {
  it('is where the calendars would come to the limit', () => {
    const busy = { ...use({ machine: 'M1' }), start: oneWeek.start };
    const weeks = (furthestLayout(busy) - Date.parse(oneWeek.end)) / (7 * 86_400_000);
    // 17 intervals take two weeks; all that is left of the limit takes so many more.
    expect(weeks).toBeCloseTo(((maxCalendarIntervals - 17) / 17) * 2, 6);
    const { calendars: _, tools: __, ...open } = busy;
    expect(furthestLayout({ ...open, machines: [{ id: 'M1' }], people: [] })).toBe(Infinity);
  });
});
