import { describe, expect, it } from '@jest/globals';
import { givesDuty, inseparableDuties, unseparatedDuties } from './separated-duties.js';

const policy = {
  permissions: {
    decide: { may: ['claim', 'decide'], on: ['Review'] },
    'decide-only': { may: ['decide'], on: ['Review'] },
    tend: { may: ['list', 'manage'], on: ['Person'] },
    'tend-all': { may: ['manage'], on: ['Review', 'Person'] },
    'see-people': { may: ['list'], on: ['Person'] },
    'see-reviews': { may: ['list', 'read'], on: ['Review'] },
    'write-policy': { may: ['draft', 'withdraw'], on: ['Policy'] },
    'activate-policy': { may: ['approve', 'withdraw'], on: ['Policy'] },
    'read-log': { may: ['read'], on: ['AuditEntry'] },
  },
  separation: [
    ['tend', 'decide'],
    ['write-policy', 'activate-policy'],
    ['read-log', 'write-policy'],
  ],
} as const;

const together = (...names: string[]) => unseparatedDuties(new Set(names), policy);

describe('duties that are kept apart', () => {
  it.each([
    [['tend', 'decide'], [['tend', 'decide']]],
    [['tend', 'decide-only'], [['tend', 'decide']]],
    [['tend-all'], [['tend', 'decide']]],
    [['tend', 'see-reviews'], []],
    [['see-people', 'decide'], []],
    // Withdrawing belongs to both and tells nothing.
    [['write-policy'], []],
    [['write-policy', 'activate-policy'], [['write-policy', 'activate-policy']]],
    [['read-log', 'write-policy'], [['read-log', 'write-policy']]],
    [['gone', 'decide'], []],
  ])('%j give together %j', (names, pairs) => expect(together(...names)).toEqual(pairs));

  it('cannot be kept apart where one is part of the other', () => {
    const pair = (...separation: [string, string][]) => inseparableDuties({ ...policy, separation });
    expect(pair(['decide-only', 'decide'], ['tend', 'tend-all'])).toHaveLength(2);
    expect(inseparableDuties(policy)).toEqual([]);
  });

  it('are told by what gives them, not by their names', () => {
    expect(givesDuty(new Set(['decide-only']), ['decide', 'tend'], policy)).toBe(true);
    expect(givesDuty(new Set(['see-reviews']), ['decide', 'tend'], policy)).toBe(false);
  });
});
