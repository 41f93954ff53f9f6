import { describe, expect, it } from '@jest/globals';
import { groundClaims } from '../text/ground-claims.js';
import { foldText } from '../text/fold-text.js';
import { beatenShare, compareDeletions, wordsWithin } from './compare-deletions.js';
import { offenceDeletions } from './offence-faithfulness.js';
import { supportDeletions, supportFaithfulness } from './support-faithfulness.js';

const signal = new AbortController().signal;
const source = 'Pumps of the X series are covered for 12 months from delivery. 軸封屬消耗品，不在保固範圍內。';
const ground = (text: string) => groundClaims(text, [{ id: 's', text: source }], signal);

describe('explanations of the support', () => {
  it.each([
    'Pumps of the X series are covered, and the astronaut sings lullabies about elephants.',
    '軸封不在保固範圍內，太空人還會唱搖籃曲給大象聽。',
  ])(
    'are faithful: without the words that are named it rises more than without others of the same sentence: %s',
    async (text) => {
      const { claims, index } = await ground(text);
      const [claim] = claims;
      const deletions = claim && supportDeletions(text, claim, index);
      if (!deletions) throw new Error('nothing was named');
      const mean = deletions.random.reduce((sum, one) => sum + one, 0) / deletions.random.length;
      expect(deletions.named).toBeGreaterThan(mean);
      expect(beatenShare(deletions)).toBeGreaterThan(0.7);
    },
  );

  it('are tried where a claim is badly carried, and give nothing where none is', async () => {
    const bad = 'The astronaut of the X series sings covered lullabies for elephants from the moon.';
    const { claims, index } = await ground(bad);
    expect(supportFaithfulness(bad, claims, index)).toBeGreaterThanOrEqual(0.5);
    const good = await ground('Pumps of the X series are covered for 12 months.');
    expect(supportFaithfulness('', good.claims, good.index)).toBeNull();
  });
});

describe('deletions', () => {
  const text = 'a b c d';
  const within = { start: 0, end: text.length };
  const scoreOf = (rest: string): number => (rest.includes('b') ? 1 : 0);

  it('tell what was named from what was not', () => {
    const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + 1 });
    const right = compareDeletions({ text, within, named: [at('b')] }, scoreOf);
    const wrong = compareDeletions({ text, within, named: [at('c')] }, scoreOf);
    expect(right && beatenShare(right)).toBe(1);
    expect(wrong && beatenShare(wrong)).toBeLessThan(0.5);
  });

  it('are the same for the same text, and none where nothing is named or left', () => {
    const named = [{ start: 4, end: 5 }];
    expect(compareDeletions({ text, within, named }, scoreOf)).toEqual(
      compareDeletions({ text, within, named }, scoreOf),
    );
    expect(compareDeletions({ text, within, named: [] }, scoreOf)).toBeNull();
    expect(compareDeletions({ text, within, named: wordsWithin(text, within) }, scoreOf)).toBeNull();
  });
});

describe('explanations of offence', () => {
  it('are faithful: without the words that are named less offence is found than without others', () => {
    const deletions = offenceDeletions(foldText('这些黑鬼就是垃圾种族，恶心的东西都滚回去吧'));
    expect(deletions && beatenShare(deletions)).toBeGreaterThan(0.7);
  });

  it('are none where the model finds no offence', () => {
    expect(offenceDeletions(foldText('今天的天氣很好，我們去公園散步吧。'))).toBeNull();
  });
});
