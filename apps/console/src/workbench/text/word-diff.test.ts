import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordDiff, type Change } from './word-diff.js';

const told = (changes: readonly Change[]): string =>
  changes
    .map(({ kind, words }) => (kind === 'same' ? words : kind === 'added' ? `{+${words}+}` : `[-${words}-]`))
    .join('');
const side = (changes: readonly Change[], kind: Change['kind']): string =>
  changes
    .filter((change) => change.kind === 'same' || change.kind === kind)
    .map(({ words }) => words)
    .join('');

describe('the difference of two texts by words', () => {
  it.each([
    ['covered for 24 months.', 'covered for 12 months.', 'covered for [-24-]{+12+} months.'],
    ['a b c', 'a b c', 'a b c'],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
    ['one two three', 'one three', 'one [-two -]three'],
    ['保固二十四個月', '保固十二個月', '保固[-二-]十[-四-]{+二+}個月'],
    ['A, b.', 'A; b.', 'A[-,-]{+;+} b.'],
  ])('of “%s” and “%s”', (before, after, expected) => {
    expect(told(wordDiff(before, after))).toBe(expected);
  });

  it('gives both texts back, and neighbours differ in kind', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', '字', '😀', '.', 'word'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = wordDiff(before, after);
        expect([side(changes, 'removed'), side(changes, 'added')]).toEqual([before, after]);
        changes.forEach(({ kind }, nth) => expect(kind).not.toBe(changes[nth + 1]?.kind));
      }),
    );
  });

  it('tells long texts that share nothing as one removal and one addition', () => {
    const changes = wordDiff('x '.repeat(3000), 'y\n'.repeat(3000));
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
