import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appliesTo, type SystemFacts } from './applies-to.js';
import { lawOn } from './law-on.js';
import { loadPacks } from './load-packs.js';
import { wordsOf } from './words-of.js';

const packs = await loadPacks(fileURLToPath(new URL('../../../policies/requirements', import.meta.url)));
const on = (day: string, id: string) =>
  packs.flatMap((pack) => lawOn(pack, day).requirements).find((requirement) => requirement.id === id);
const annexIII: SystemFacts = { role: 'provider', riskClass: 'high_risk_annex_iii', outputs: [], marketSince: null };

/** State and date of a requirement for such a system on a day. */
function stateOn(day: string, id: string, facts = annexIII) {
  const requirement = on(day, id);
  return requirement ? appliesTo(requirement, facts, day) : null;
}

describe('the law of a day', () => {
  it.each([
    ['2026-07-26', 'high_risk_annex_iii', '2026-08-02'],
    ['2026-07-27', 'high_risk_annex_iii', '2027-12-02'],
    ['2026-07-26', 'high_risk_annex_i', '2027-08-02'],
    ['2026-07-27', 'high_risk_annex_i', '2028-08-02'],
  ])('on %s the duties of %s begin on %s', (day, riskClass, appliesFrom) => {
    expect(stateOn(day, 'AIA-14.1', { ...annexIII, riskClass })).toEqual({ state: 'not_yet_applicable', appliesFrom });
  });

  it('lets high-risk duties begin on the new date, not on the old one', () => {
    expect(stateOn('2026-08-02', 'AIA-14.1')?.state).toBe('not_yet_applicable');
    expect(stateOn('2027-12-01', 'AIA-14.1')?.state).toBe('not_yet_applicable');
    expect(stateOn('2027-12-02', 'AIA-14.1')?.state).toBe('applies');
  });

  it.each([
    ['2026-07-26', /sufficient level of AI literacy/, '足夠的 AI 素養'],
    ['2026-07-27', /no level per person has to be guaranteed/, '不須保證個人達到特定程度'],
  ])('words Art. 4 on %s as it was', (day, en, zh) => {
    const [pack] = packs.filter(({ id }) => id === 'eu-ai-act').map((one) => lawOn(one, day));
    const requirement = pack?.requirements.find(({ id }) => id === 'AIA-4');
    if (!pack || !requirement) throw new Error('no AIA-4');
    expect(wordsOf(pack, requirement, 'en').paraphrase).toMatch(en);
    expect(wordsOf(pack, requirement, 'zh-TW').paraphrase).toContain(zh);
    expect(appliesTo(requirement, annexIII, day)).toEqual({ state: 'applies', appliesFrom: '2025-02-02' });
  });

  it.each([
    ['2026-07-26', true, false],
    ['2026-07-27', false, true],
  ])('on %s knows Art. 10(5): %s, Art. 4a: %s', (day, old, current) => {
    expect(on(day, 'AIA-10.5') !== undefined).toBe(old);
    expect(on(day, 'AIA-4a') !== undefined).toBe(current);
    expect(on(day, 'AIA-5.1.ba') !== undefined).toBe(current);
  });

  it.each([
    ['2026-07-26', 'not_yet_applicable', '2026-08-02'],
    ['2026-11-24', 'not_yet_applicable', '2026-12-02'],
    ['2026-12-01', 'not_yet_applicable', '2026-12-02'],
    ['2026-12-02', 'applies', '2026-12-02'],
  ])('asks older systems for marks on %s: %s from %s', (day, state, appliesFrom) => {
    expect(stateOn(day, 'AIA-50.2', { ...annexIII, marketSince: '2026-01-01' })).toEqual({ state, appliesFrom });
  });

  it.each([
    ['2018-05-24', 7, 0, 0, 0],
    ['2019-04-08', 7, 30, 0, 0],
    ['2024-07-31', 7, 30, 0, 0],
    ['2024-08-01', 7, 30, 60, 0],
    ['2026-06-10', 7, 30, 60, 4],
    ['2026-07-27', 7, 30, 61, 4],
  ])('holds on %s: GDPR %i, guidelines %i, Act %i, code %i', (day, gdpr, hleg, aia, cop) => {
    const count = (id: string) =>
      packs.filter((pack) => pack.id === id).flatMap((pack) => lawOn(pack, day).requirements);
    expect(['eu-gdpr', 'eu-hleg-altai', 'eu-ai-act', 'eu-marking-code'].map((id) => count(id).length)).toEqual([
      gdpr,
      hleg,
      aia,
      cop,
    ]);
  });

  it('never lets what applies stop to apply by waiting, unless the law was changed', () => {
    const days = fc
      .integer({ min: 0, max: 2000 })
      .map((n) => new Date(Date.UTC(2026, 6, 27 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [early, late] = [a, b].toSorted() as [string, string];
        for (const { id } of packs.flatMap(({ requirements }) => requirements)) {
          if (stateOn(early, id)?.state === 'applies') expect(stateOn(late, id)?.state).toBe('applies');
        }
      }),
      { numRuns: 30 },
    );
  });
});
