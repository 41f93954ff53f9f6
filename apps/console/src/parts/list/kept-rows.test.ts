import { describe, expect, it } from '@jest/globals';
import { keptRows } from './kept-rows.js';
import { withRange } from './row-range.js';

describe('keptRows', () => {
  it('gives up what went away, so that it takes no room under the cap', () => {
    const kept = keptRows(new Set(['gone', 'b']), ['a', 'b', 'c']);
    expect([...kept]).toEqual(['b']);
    expect([...withRange(kept, ['a', 'b', 'c'], ['a', 'c'], 2)]).toEqual(['b', 'a']);
  });

  it('is the same set where nothing went away', () => {
    const chosen = new Set(['b', 'a']);
    expect(keptRows(chosen, ['a', 'b', 'c'])).toBe(chosen);
    expect([...keptRows(chosen, [])]).toEqual([]);
  });
});
