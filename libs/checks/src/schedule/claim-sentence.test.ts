import { describe, expect, it } from '@jest/globals';
import type { ClaimViolation } from '@countersign/scheduling';
import { claimSentence } from './claim-sentence.js';
import { rosterSentence } from './roster-sentences.js';

const common = {
  constraint: 'claim',
  figure: 'lateJobs',
  machine: null,
  job: null,
  person: null,
  unit: 'jobs',
  pointer: '',
} as const;

describe('claimSentence', () => {
  it.each([
    [1, 0, '1 job; computed: 0 jobs (1 job too high)'],
    [3, 1, '3 jobs; computed: 1 job (2 jobs too high)'],
  ])('counts %d and %d in good English', (claimed, computed, words) => {
    const violation: ClaimViolation = { ...common, operations: [], claimed, computed, amount: claimed - computed };
    expect(claimSentence(violation).en).toContain(words);
  });
});

describe('claimSentence of jobs and people', () => {
  it('names whom hours are claimed of, and when a promised job ends', () => {
    const hours: ClaimViolation = {
      ...common,
      figure: 'workHours',
      person: 'Lin',
      unit: 'hours',
      operations: [],
      claimed: 6,
      computed: 8,
      amount: -2,
    };
    expect(claimSentence(hours).en).toBe('Claimed for the hours of work of Lin: 6 h; computed: 8 h (2 h too low).');
    const promise = {
      constraint: 'claim',
      figure: 'promises',
      operations: [],
      job: 'J1',
      pointer: '',
      unit: 'minutes',
    } as const;
    expect(
      claimSentence({
        ...promise,
        operations: [],
        promisedAt: '2026-12-01T10:00:00+08:00',
        at: '2026-12-01T12:30:00+08:00',
        amount: 150,
      }).en,
    ).toBe('Job J1 is promised for 2026-12-01 10:00 and ends 2 h 30 min later, at 2026-12-01 12:30.');
  });
});

describe('rosterSentence', () => {
  it.each([
    ['uncoveredShifts', 'shifts', 1, 0, '1 shift; computed: 0 shifts'],
    ['refusedRequests', 'requests', 2, 1, '2 requests; computed: 1 request '],
    ['hours', 'hours', 1, 1.5, '1 hour; computed: 1.5 hours'],
  ] as const)('counts claimed %s in good English', (figure, unit, claimed, computed, words) => {
    const amount = claimed - computed;
    const breach = { constraint: 'claim', person: null, pointer: '', shifts: [] as string[] } as const;
    expect(rosterSentence({ ...breach, figure, unit, claimed, computed, amount }).en).toContain(words);
  });
});
