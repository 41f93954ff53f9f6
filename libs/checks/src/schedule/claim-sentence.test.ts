import { describe, expect, it } from '@jest/globals';
import { claimSentence } from './claim-sentence.js';

const common = { kind: 'claim', figure: 'lateJobs', machine: null, unit: 'jobs', pointer: '', amount: 1 } as const;

describe('claimSentence', () => {
  it.each([
    [1, 0, '1 job; computed: 0 jobs (1 job too high)'],
    [3, 1, '3 jobs; computed: 1 job (2 jobs too high)'],
  ])('counts %d and %d in good English', (claimed, computed, words) => {
    const violation = { ...common, claimed, computed, amount: claimed - computed };
    expect(claimSentence(violation as unknown as Parameters<typeof claimSentence>[0]).en).toContain(words);
  });
});
