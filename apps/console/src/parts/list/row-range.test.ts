import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withRange } from './row-range.js';

const rows = ['a', 'b', 'c', 'd', 'e'];

describe('withRange', () => {
  it.each([
    ['downwards', [], ['b', 'd'], 9, ['b', 'c', 'd']],
    ['upwards', [], ['d', 'b'], 9, ['b', 'c', 'd']],
    ['one row', ['a'], ['c', 'c'], 9, ['a', 'c']],
    ['up to the cap', ['e'], ['a', 'd'], 3, ['e', 'a', 'b']],
    ['nothing beyond a cap that is reached', ['a', 'b'], ['c', 'e'], 2, ['a', 'b']],
    ['from a row that is gone', ['b'], ['x', 'c'], 9, ['b', 'c']],
  ] as const)('adds %s', (_, chosen, ends, most, expected) => {
    expect([...withRange(new Set(chosen), rows, ends, most)]).toEqual(expected);
  });

  it('keeps what is chosen, adds rows of the list alone, and holds the cap', () => {
    const some = fc.subarray(rows);
    fc.assert(
      fc.property(some, fc.constantFrom(...rows), fc.constantFrom(...rows), fc.nat(6), (chosen, from, to, most) => {
        const after = withRange(new Set(chosen), rows, [from, to], most);
        expect(chosen.every((id) => after.has(id))).toBe(true);
        expect([...after].every((id) => rows.includes(id))).toBe(true);
        expect(after.size).toBeLessThanOrEqual(Math.max(most, chosen.length));
      }),
    );
  });
});
