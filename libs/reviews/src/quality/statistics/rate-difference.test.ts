import { describe, expect, it } from '@jest/globals';
import { rateDifference, shareOf } from './rate-difference.js';

describe('rateDifference', () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%i of %i less %i of %i (Newcombe 1998, table II, method 10)', (hits, of, otherHits, otherOf, from, to) => {
    const found = rateDifference({ hits, of }, { hits: otherHits, of: otherOf });
    expect(found?.from).toBeCloseTo(from, 4);
    expect(found?.to).toBeCloseTo(to, 4);
  });

  it('is unknown of nothing', () => {
    expect(shareOf({ hits: 0, of: 0 })).toBeNull();
    expect(rateDifference({ hits: 1, of: 2 }, { hits: 0, of: 0 })).toBeNull();
  });
});
