import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitSentences } from './split-sentences.js';
import { wordsAt } from './text-span.js';

const sentences = (text: string) => splitSentences(text).map((span) => wordsAt(text, span));

describe('splitSentences', () => {
  it.each<[string, string, string[]]>([
    ['stops', 'It works. It is safe!', ['It works.', 'It is safe!']],
    ['abbreviations', 'Dr. Lin signed. See Fig. 3 for it.', ['Dr. Lin signed.', 'See Fig. 3 for it.']],
    ['decimals', 'It weighs 3.5 kg. It costs $2.50 today.', ['It weighs 3.5 kg.', 'It costs $2.50 today.']],
    ['Chinese stops', '保固一年。可以退貨！請看；謝謝', ['保固一年。', '可以退貨！', '請看；', '謝謝']],
    ['a closing quote', '他說：「可以。」然後離開。', ['他說：「可以。」', '然後離開。']],
    [
      'list marks',
      '- First item\n2. Second item\n（三）第三項\n四、第四項',
      ['First item', 'Second item', '第三項', '第四項'],
    ],
    ['lines without words', '\n \n---\n***\nText', ['Text']],
  ])('handles %s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('cuts a sentence without end into pieces that lose no character and split none', () => {
    const text = '😀字'.repeat(5000);
    expect(sentences(text).join('')).toBe(text);
    expect(sentences(text).every((piece) => piece.isWellFormed() && piece.length <= 600)).toBe(true);
  });

  it('answers spans in order, inside the text and trimmed, for any text', () => {
    const part = fc.constantFrom('a', '保', '。', '. ', '\n', ' ', '；', '1.', '- ', '"', '😀', '\u0000', 'Dr.');
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'grapheme' })), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const span of splitSentences(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(wordsAt(text, span)).toBe(wordsAt(text, span).trim());
          ({ end } = span);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
