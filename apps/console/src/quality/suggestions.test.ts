import { describe, expect, it } from '@jest/globals';
import type { AgreementView, ReviewerQualityView } from '@countersign/contracts';
import { suggestionsFrom } from './suggestions.js';

const share = (from: number) => ({ hits: 1, of: 2, share: { value: from, from, to: 1 } });
const none = { hits: 0, of: 0, share: null };
const quiet = { seen: none, unseen: none, difference: null };

function person(change: Partial<ReviewerQualityView>): ReviewerQualityView {
  const drift = { hours: [], slope: null };
  const evidenceOpened = { observed: 0, findings: none, warnings: none, sources: none, drift };
  const plain = { over: quiet, under: quiet, drift, evidenceOpened };
  return { person: { id: 'p', name: 'Ada' }, ...plain, ...change } as ReviewerQualityView;
}

describe('suggestionsFrom', () => {
  it('says nothing without data, or of what chance would bring', () => {
    expect(suggestionsFrom([person({}), person({ over: { ...quiet, seen: share(0.1) } })], null)).toEqual([]);
    const { evidenceOpened } = person({});
    const warnings = { hits: 9, of: 20, share: { value: 0.45, from: 0.26, to: 0.66 } };
    expect(suggestionsFrom([person({ evidenceOpened: { ...evidenceOpened, warnings } })], null)).toEqual([]);
  });

  it('names who follows, overrides and tires beyond chance, and low agreement', () => {
    const loud = person({
      over: { ...quiet, seen: share(0.3) },
      under: { ...quiet, seen: share(0.4) },
      drift: { hours: [], slope: { value: 0.2, from: 0.1, to: 0.3 } },
      evidenceOpened: {
        ...person({}).evidenceOpened,
        warnings: { hits: 2, of: 20, share: { value: 0.1, from: 0.03, to: 0.3 } },
        drift: { hours: [], slope: { value: -0.2, from: -0.3, to: -0.1 } },
      },
    });
    const agreement = { nominal: { value: 0.3, from: 0.2, to: 0.4 } } as AgreementView;
    expect(suggestionsFrom([loud], agreement).map(({ kind }) => kind)).toEqual([
      'hidden',
      'explain',
      'open',
      'rest',
      'pause',
      'second',
    ]);
  });
});
