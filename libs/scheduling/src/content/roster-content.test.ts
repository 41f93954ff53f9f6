import { describe, expect, it } from '@jest/globals';
import { rosterContent } from './roster-content.js';

const valid = () => ({
  roster: {
    timeZone: 'Europe/Berlin',
    people: [
      {
        id: 'P1',
        skills: ['nurse'],
        contract: { name: 'part-time', hoursPerWeek: 20, maxHoursPerWeek: 30 },
        groups: [{ attribute: 'age-band', value: '50+' }],
      },
    ],
    shifts: [{ id: 'N1', date: '2026-12-01', from: '22:00', to: '06:00', count: 1, skills: ['nurse'] }],
    assignments: [{ person: 'P1', shift: 'N1' }],
    rules: { minRestHours: 11, maxHoursPerWeek: 48, maxConsecutiveDays: 6 },
    requests: [{ person: 'P1', date: '2026-12-24', wish: 'off' }],
    claims: { uncoveredShifts: 0, refusedRequests: 0, hours: { P1: 8 } },
    reasons: [{ person: 'P1', shift: 'N1', text: 'the only nurse' }],
  },
});

function refusedAt(roster: object): string[] {
  const result = rosterContent.safeParse({ roster: { ...valid().roster, ...roster } });
  return result.success ? [] : result.error.issues.map((issue) => `/${issue.path.join('/')}`);
}

describe('rosterContent', () => {
  it('takes a roster and leaves it as it came', () => {
    expect(rosterContent.parse(valid())).toEqual(valid());
  });

  it.each<[object, string]>([
    [{ surprise: 1 }, '/roster'],
    [{ timeZone: 'Berlin' }, '/roster/timeZone'],
    [{ shifts: [] }, '/roster/shifts'],
    [{ shifts: [{ ...valid().roster.shifts[0], to: '22:00' }] }, '/roster/shifts/0/to'],
    [{ shifts: [valid().roster.shifts[0], valid().roster.shifts[0]] }, '/roster/shifts/1/id'],
    [
      { shifts: [valid().roster.shifts[0], { ...valid().roster.shifts[0], id: 'X', date: '2060-01-01' }] },
      '/roster/shifts/1/date',
    ],
    [{ people: [{ id: 'A' }, { id: 'A' }] }, '/roster/people/1/id'],
    [{ rules: { minRestHours: -1 } }, '/roster/rules/minRestHours'],
    [{ requests: [{ person: 'P1', date: '2026-12-24', wish: 'on' }] }, '/roster/requests/0/wish'],
  ])('refuses %j at %s', (change, pointer) => {
    expect(refusedAt(change)).toContain(pointer);
  });
});
