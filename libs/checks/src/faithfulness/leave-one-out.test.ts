import { describe, expect, it } from '@jest/globals';
import { wordsWithin } from './compare-deletions.js';
import { leaveOneOut, mostQuestions } from './leave-one-out.js';

/** A model that answers .9 while one word is there, and .2 without it. */
async function explain(text: string, word: string, change = 0.7) {
  let asked = 0;
  const telling = await leaveOneOut(wordsWithin(text, { start: 0, end: text.length }), 0.9, ({ start, end }) => {
    asked += 1;
    return Promise.resolve((text.slice(0, start) + text.slice(end)).includes(word) ? 0.9 : 0.9 - change);
  });
  return { asked, words: telling && text.slice(telling.part.start, telling.part.end), telling };
}

describe('leaving one out', () => {
  it('finds the word that a short sentence hangs on', async () => {
    const { asked, words, telling } = await explain('You zark folks again', 'zark');
    expect([words, asked]).toEqual(['zark', 4]);
    expect(telling?.without).toBeCloseTo(0.2);
  });

  it('finds the stretch that a long one hangs on, by eight questions', async () => {
    const text = `${'one two three four five six seven eight '.repeat(2)}zark ${'nine ten eleven '.repeat(5)}`;
    const { asked, words } = await explain(text, 'zark');
    expect(words).toContain('zark');
    expect(words?.split(' ').length).toBeLessThanOrEqual(3);
    expect(asked).toBeLessThanOrEqual(mostQuestions);
  });

  it('reads Chinese by characters', async () => {
    expect((await explain('這些人又在鬧事', '鬧')).words).toBe('鬧');
  });

  it('says nothing where no part decides, there is one part only, or nobody answers', async () => {
    expect((await explain('You zark folks again', 'zark', 0.04)).words).toBeNull();
    expect(await explain('zark', 'zark')).toMatchObject({ words: null, asked: 0 });
    const words = wordsWithin('two words', { start: 0, end: 9 });
    expect(await leaveOneOut(words, 0.9, () => Promise.resolve(null))).toBeNull();
  });
});
