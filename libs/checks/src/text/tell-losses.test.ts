import { describe, expect, it } from '@jest/globals';
import { groundClaims } from './ground-claims.js';
import { claimSupport, lossesOf } from './score-support.js';
import { tellLosses } from './tell-losses.js';
import type { ClaimFeatures } from './weigh-claim.js';

const full: ClaimFeatures = {
  wordRecall: 1,
  passageRecall: 1,
  sentenceRecall: 1,
  pairRecall: 1,
  missingNames: 0,
  missingFigures: 0,
  deniedFields: 0,
  openFields: 0,
};
const odds = (support: number): number => Math.log(support / (1 - support));

describe('what a claim’s support is lost by', () => {
  it('is exactly the distance to a claim that is carried in full', async () => {
    const source = 'Pumps of the X series are covered for 12 months from delivery.';
    const { claims } = await groundClaims(
      'The X series by Grundmann is covered for 24 months, says Ms Ito.',
      [{ id: 's', text: source }],
      new AbortController().signal,
    );
    const [claim] = claims;
    if (!claim) throw new Error('no claim');
    const losses = Object.values(lossesOf(claim.features));
    const lost = losses.reduce((sum, loss) => sum + loss, 0);
    expect(lost).toBeCloseTo(odds(claimSupport(full)) - odds(claimSupport(claim.features)), 9);
    expect(Math.min(...losses)).toBeGreaterThanOrEqual(0);
  });

  it('is told in words, most first, three at most', () => {
    const told = tellLosses({ ...full, missingFigures: 1, missingNames: 1, pairRecall: 0.5, sentenceRecall: 0.5 });
    expect(told.en).toBe(
      'Support is lost by, in log-odds: figures, dates, codes or quotations that no source has (−2.2); names that no source has (−1.2); words that stand beside others than in the sources (−0.5).',
    );
    expect(told['zh-TW']).toContain('來源沒有的數字、日期、代號或引文 (−2.2)；');
  });

  it('is nothing where nothing is', () => {
    expect(tellLosses(full)).toEqual({ en: '', 'zh-TW': '' });
  });
});
