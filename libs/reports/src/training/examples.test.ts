import { describe, expect, it } from '@jest/globals';
import type { LeftOutReason } from '@countersign/contracts';
import type { Candidate } from './candidate.js';
import { followExample, judgedExample, preferredExamples } from './examples.js';

const privacy = (outcome: 'passed' | 'flagged' | 'inconclusive') => ({
  check: 'text-privacy',
  version: '1.0.0',
  kind: 'privacy' as const,
  outcome,
  score: null,
});
const approval = { id: 'd2', outcome: 'approve' as const, reasons: [{ code: 'grounded' }, { code: 'tone' }] };
const candidate: Candidate = {
  id: 's2',
  version: 2,
  state: 'approved',
  system: 'answers',
  modality: 'text',
  language: 'en',
  content_digest: 'sha256:aa',
  policy_digest: 'sha256:bb',
  decided_at: new Date('2026-11-12T09:00:00Z'),
  facts: { checks: [privacy('passed')], findings: [] },
  consent: true,
  asked: undefined,
  kept: true,
  text: '12 months.',
  prompt: 'How long is the pump covered?',
  gold: false,
  disputed: false,
  decisions: [approval],
};
const before: Candidate = {
  ...candidate,
  id: 's1',
  version: 1,
  state: 'superseded',
  content_digest: 'sha256:00',
  text: '24 months.',
  decisions: [{ id: 'd1', outcome: 'request-changes', reasons: [{ code: 'unsupported' }] }],
};
const metadata = {
  submission: 's2',
  version: 2,
  system: 'answers',
  language: 'en',
  contentDigest: 'sha256:aa',
  policyDigest: 'sha256:bb',
  decisions: ['d2'],
  decidedAt: '2026-11-12T09:00:00.000Z',
  reasons: ['grounded', 'tone'],
};

describe('the forms that tools read', () => {
  it('has messages of a user and an assistant, which the last word is of', () => {
    const messages = [
      { role: 'user', content: 'How long is the pump covered?' },
      { role: 'assistant', content: '12 months.' },
    ];
    expect(followExample(candidate)).toEqual({ line: { messages, metadata }, prompt: candidate.prompt });
  });

  it('has prompt, chosen and rejected of each earlier version', () => {
    const rejected = { ...metadata, submission: 's1', version: 1, contentDigest: 'sha256:00', decisions: ['d1'] };
    const line = {
      prompt: 'How long is the pump covered?',
      chosen: '12 months.',
      rejected: '24 months.',
      metadata: { ...metadata, rejected: { ...rejected, reasons: ['unsupported'] } },
    };
    expect(preferredExamples(candidate, [before])).toEqual([{ line, prompt: line.prompt }]);
    expect(preferredExamples({ ...candidate, prompt: null }, [before])).toEqual([{ line, prompt: line.prompt }]);
  });

  it('has label and score of what people decided', () => {
    const line = {
      prompt: candidate.prompt,
      response: '12 months.',
      label: true,
      score: 1,
      reasons: ['grounded', 'tone'],
    };
    expect(judgedExample(candidate)).toEqual({ line: { ...line, metadata }, prompt: candidate.prompt });
    const against = { id: 'd3', outcome: 'reject' as const, reasons: [] };
    const split = { ...candidate, state: 'rejected', decisions: [approval, against] };
    expect(judgedExample(split)).toMatchObject({ line: { label: false, score: 0.5 } });
    expect(judgedExample(before)).toMatchObject({ line: { label: false, score: 0, reasons: ['unsupported'] } });
  });
});

describe('what is left out', () => {
  const cases: [LeftOutReason, Partial<Candidate>][] = [
    ['no-consent', { consent: false, asked: true }],
    ['consent-refused', { asked: false }],
    ['consent-refused', { asked: 'no' }],
    ['consent-refused', { asked: 0 }],
    ['gold-item', { gold: true }],
    ['erased', { kept: false, text: null, prompt: null }],
    ['not-text', { modality: 'schedule', text: null }],
    ['personal-data', { facts: { checks: [privacy('flagged')], findings: [] } }],
    [
      'personal-data',
      {
        facts: {
          checks: [privacy('passed')],
          findings: [{ check: 'text-privacy', code: 'email', severity: 'minor' }],
        },
      },
    ],
    ['privacy-unknown', { facts: { checks: [privacy('inconclusive')], findings: [] } }],
    ['privacy-unknown', { facts: { checks: [], findings: [] } }],
    ['privacy-unknown', { facts: null }],
    ['disputed', { disputed: true }],
  ];

  it.each(cases)('says %s of %j, in every form', (leftOut, change) => {
    const one = { ...candidate, ...change };
    expect([followExample(one), judgedExample(one), ...preferredExamples(one, [before])]).toEqual(
      Array(3).fill({ leftOut }),
    );
    expect(preferredExamples(candidate, [{ ...before, ...change }])).toEqual([{ leftOut }]);
  });

  it('is what a pair or an example lacks', () => {
    expect(followExample({ ...candidate, prompt: null })).toEqual({ leftOut: 'no-prompt' });
    expect(judgedExample({ ...candidate, prompt: '' })).toEqual({ leftOut: 'no-prompt' });
    expect(preferredExamples({ ...candidate, prompt: null }, [{ ...before, prompt: null }])).toEqual([
      { leftOut: 'no-prompt' },
    ]);
    expect(preferredExamples(candidate, [])).toEqual([{ leftOut: 'no-earlier-version' }]);
    expect(preferredExamples(candidate, [{ ...before, prompt: 'And now?' }])).toEqual([{ leftOut: 'prompt-changed' }]);
    expect(preferredExamples(candidate, [{ ...before, text: candidate.text }])).toEqual([{ leftOut: 'same-text' }]);
  });
});
