import { describe, expect, it } from '@jest/globals';
import { Told } from './told.js';

describe('Told', () => {
  it('is first once in a window, for each', () => {
    const told = new Told(1000);
    expect([told.isFirst('a', 0), told.isFirst('a', 999), told.isFirst('b', 999)]).toEqual([true, false, true]);
    expect([told.isFirst('a', 1000), told.isFirst('a', 1999), told.isFirst('b', 1998)]).toEqual([true, false, false]);
  });

  it('holds no more than it may', () => {
    const told = new Told(1000);
    for (let n = 0; n < 10_000; n += 1) told.isFirst(String(n), 0);
    expect(told.isFirst('0', 0)).toBe(false);
    told.isFirst('one more', 0);
    expect(told.isFirst('0', 0)).toBe(true);
  });
});
