import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesBetween, type Change } from './changes-between.js';

const sideOf = (changes: readonly Change<string>[], left: 'gone' | 'new'): string =>
  changes
    .filter(({ kind }) => kind === 'same' || kind === left)
    .map(({ item }) => item)
    .join('');

const letters = fc.array(fc.constantFrom<string>('a', 'b', 'c'), { maxLength: 40 });

describe('changes between two sequences', () => {
  it('is what the published example has: ABCABBA to CBABAC in five changes', () => {
    const changes = changesBetween([...'ABCABBA'], [...'CBABAC']);
    expect(changes.filter(({ kind }) => kind !== 'same')).toHaveLength(5);
    expect(sideOf(changes, 'gone')).toBe('ABCABBA');
    expect(sideOf(changes, 'new')).toBe('CBABAC');
  });

  it('holds both sequences whole, and nothing else', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const changes = changesBetween(before, after);
        expect(sideOf(changes, 'gone')).toBe(before.join(''));
        expect(sideOf(changes, 'new')).toBe(after.join(''));
      }),
    );
  });

  it('finds nothing between equal ones, and one change where one item was put in', () => {
    fc.assert(
      fc.property(letters, fc.nat(), (items, at) => {
        expect(changesBetween(items, [...items]).every(({ kind }) => kind === 'same')).toBe(true);
        const longer = items.toSpliced(at % (items.length + 1), 0, 'x');
        expect(changesBetween(items, longer).filter(({ kind }) => kind !== 'same')).toEqual([
          { kind: 'new', item: 'x' },
        ]);
      }),
    );
  });

  it('takes all away and adds all where too much differs', () => {
    const of = (name: string) => Array.from({ length: 600 }, (_, index) => `${name}${index}`);
    const changes = changesBetween(of('a'), of('b'));
    expect(changes.map(({ kind }) => kind)).toEqual([...of('a').map(() => 'gone'), ...of('b').map(() => 'new')]);
  });
});
