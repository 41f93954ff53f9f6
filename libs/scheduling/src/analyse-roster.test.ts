import { describe, expect, it } from '@jest/globals';
import { analyseRoster } from './analyse-roster.js';
import { roster } from './content/roster-content.js';

const source = roster.parse({
  timeZone: 'Asia/Taipei',
  people: [{ id: 'P1' }, { id: 'P2' }],
  shifts: [
    { id: 'S2', date: '2026-12-02', from: '22:00', to: '06:00', count: 2 },
    { id: 'S1', date: '2026-12-01', from: '08:00', to: '16:00', count: 1 },
  ],
  assignments: [
    { person: 'P1', shift: 'S1' },
    { person: 'P1', shift: 'S2' },
  ],
  requests: [{ person: 'P2', date: '2026-12-01', wish: 'off' }],
  claims: { uncoveredShifts: 0, refusedRequests: 0, hours: { P1: 16 } },
});

describe('analyseRoster', () => {
  it('says who works how much, which shifts lack people, and which claims hold', () => {
    const analysis = analyseRoster(source);
    expect(analysis.figures).toEqual({ uncoveredShifts: 1, refusedRequests: 0 });
    expect(analysis.claims.map(({ figure, computed, holds }) => [figure, computed, holds])).toEqual([
      ['uncoveredShifts', 1, false],
      ['refusedRequests', 0, true],
      ['hours', 16, true],
    ]);
    expect(analysis.coverage.map(({ shift, needed, given }) => [shift, needed, given])).toEqual([
      ['S1', 1, 1],
      ['S2', 2, 1],
    ]);
    expect(analysis.people.map(({ person, nightMinutes }) => [person, nightMinutes])).toEqual([
      ['P1', 480],
      ['P2', 0],
    ]);
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
  });
});
