import { readBias } from './bias-findings.js';
import { foldText } from './fold-text.js';
import { splitSentences } from './split-sentences.js';

const codesOf = (text: string): string[] =>
  readBias(text, foldText(text), splitSentences(text), '1').findings.map(({ code }) => code);

describe('hostility to groups', () => {
  it.each([
    'I really despise all immigrants.',
    'We should lock up those refugees.',
    'Somebody must get rid of the elderly.',
    'Muslims are nothing but vermin.',
    'Gay people have no right to exist.',
    'Disabled people make me want to vomit.',
    'I hope all foreigners drop dead.',
    'Look at these migrants. They should be deported.',
    'Why are women so stupid?',
    '我恨死那些外國人了。',
    '那些移工都該去死。',
    '这些外国人都应该去死。',
  ])('is found in: %s', (text) => {
    expect(codesOf(text)).toEqual(expect.arrayContaining([expect.stringMatching(/hostility|stereotype|offensive/)]));
  });

  it.each([
    'I do not hate immigrants.',
    'People who hate immigrants should talk to them.',
    'He said they should kill all foreigners.',
    'The storm could hurt farmers in the south.',
    'The disease may hit older people harder.',
    'Nobody should attack women.',
    'Look at these migrants. They should be paid on time.',
    'Why do people say women are stupid?',
    'Young people are our future.',
    '我們不討厭外國人。',
    '移工應該被公平對待。',
  ])('is not found in: %s', (text) => {
    expect(codesOf(text)).toEqual([]);
  });

  it('is placed on the words that voice it', () => {
    const text = 'The line stopped at noon. We must get rid of these foreigners at once.';
    const [finding] = readBias(text, foldText(text), splitSentences(text), '1').findings;
    expect(finding?.place).toEqual({ kind: 'span', part: '/content/text', start: 34, end: 61 });
    expect(text.slice(34, 61)).toBe('get rid of these foreigners');
  });
});
