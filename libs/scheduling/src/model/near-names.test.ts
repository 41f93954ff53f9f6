import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NearNames } from './near-names.js';

describe('NearNames', () => {
  it.each<[string, string[], string | null]>([
    ['fixture 7', ['Fixture-07', 'Fixture-17'], 'Fixture-07'],
    ['Ｍ１', ['M1', 'M2'], 'M1'],
    ['m_001', ['M1', 'M10'], 'M1'],
    ['Mold-A', ['Mould-A', 'Gauge-A'], 'Mould-A'],
    ['Birhc', ['Birch'], null],
    ['Bicrh', ['Birch'], null],
    ['Birtch', ['Birch'], 'Birch'],
    ['Bitch', ['Birch'], 'Birch'],
    // One edit from two names: a guess would be no help.
    ['J1005', ['J1001', 'J1002'], null],
    // Too short for edits.
    ['M3', ['M1'], null],
    ['銑床一號', ['銑床二號'], '銑床二號'],
    ['M(1)', ['M1', 'M2'], 'M1'],
    ['「M1」', ['M1', 'M2'], 'M1'],
    ['"M1"', ['M1', 'M2'], 'M1'],
    ['A:1:2', ['A12', 'A13'], 'A12'],
    ['A+1', ['A1', 'A2'], 'A1'],
    ['--', ['M1'], null],
    ['J1-2', ['J12', 'J1_2'], null],
  ])('finds for "%s" among %j: %s', (name, declared, expected) => {
    expect(new NearNames(declared).find(name)).toBe(expected);
  });

  it('finds one edit as counting them finds it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const isNear = distance(one, other) <= 1;
        expect(new NearNames([one]).find(other)).toBe(isNear ? one : null);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Fewest insertions, deletions and substitutions between two texts (Wagner and Fischer 1974). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [place, against] of [...other].entries())
      next.push(
        Math.min((next[place] ?? 0) + 1, (row[place + 1] ?? 0) + 1, (row[place] ?? 0) + (letter === against ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
