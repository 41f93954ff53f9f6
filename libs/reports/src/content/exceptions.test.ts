import { describe, expect, it } from '@jest/globals';
import { exceptionKinds, type ExceptionKind } from '@countersign/contracts';
import { exceptionsOf, exceptionWords, type ExceptionTraits } from './exceptions.js';

const plain: ExceptionTraits = {
  at: '2026-11-24T09:00:00.000Z',
  outcome: 'approve',
  tier: 'limited',
  dueAt: '2026-11-24T10:00:00.000Z',
  approvals: { given: 1, needed: 1 },
  checks: [{ outcome: 'passed' }],
  findings: [],
};

describe('exceptionsOf', () => {
  it.each<[string, Partial<ExceptionTraits>, ExceptionKind[]]>([
    ['a plain approval', {}, []],
    ['an approval at the due moment', { at: '2026-11-24T10:00:00.000Z' }, []],
    ['an approval with no due time', { dueAt: null, at: '2027-01-01T00:00:00.000Z' }, []],
    ['a late one', { at: '2026-11-24T10:00:00.001Z' }, ['decided-late']],
    ['a flag', { checks: [{ outcome: 'flagged' }], findings: [{ severity: 'minor' }] }, ['approved-despite-flag']],
    [
      'a serious finding',
      { checks: [{ outcome: 'flagged' }], findings: [{ severity: 'info' }, { severity: 'critical' }] },
      ['approved-with-serious-finding'],
    ],
    ['a major finding', { findings: [{ severity: 'major' }] }, ['approved-with-serious-finding']],
    ['an inconclusive check', { checks: [{ outcome: 'inconclusive' }] }, ['approved-with-inconclusive-check']],
    ['one approver on high', { tier: 'high' }, ['single-approver-on-high-tier']],
    ['the first of two on high', { tier: 'high', approvals: { given: 1, needed: 2 } }, []],
    ['an erased entry', { tier: 'high', approvals: null }, []],
    ['a rejection of what passed', { outcome: 'reject' }, ['rejected-without-flag']],
    ['a rejection with a doubt', { outcome: 'reject', checks: [{ outcome: 'inconclusive' }] }, []],
    ['a rejection with nothing checked', { outcome: 'reject', checks: [] }, []],
    ['a rejection of what is flagged', { outcome: 'reject', checks: [{ outcome: 'flagged' }] }, []],
    [
      'several, worst first',
      {
        tier: 'high',
        at: '2026-11-25T00:00:00.000Z',
        checks: [{ outcome: 'inconclusive' }],
        findings: [{ severity: 'major' }],
      },
      [
        'approved-with-serious-finding',
        'approved-with-inconclusive-check',
        'single-approver-on-high-tier',
        'decided-late',
      ],
    ],
  ])('%s', (_, change, kinds) => {
    expect(exceptionsOf({ ...plain, ...change })).toEqual(kinds);
  });

  it('says every kind in both languages', () => {
    for (const kind of exceptionKinds) {
      const { label, meaning } = exceptionWords[kind];
      for (const words of [label, meaning]) expect(words['zh-TW']).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
