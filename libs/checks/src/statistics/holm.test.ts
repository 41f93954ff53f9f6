import { describe, expect, it } from '@jest/globals';
import { holm } from './holm.js';

describe('holm', () => {
  it('makes of .01, .04, .03, .005 .03, .06, .06, .02', () => {
    const corrected = holm([0.01, 0.04, null, 0.03, 0.005]);
    expect(corrected.map((p) => p && Math.round(p * 1000) / 1000)).toEqual([0.03, 0.06, null, 0.06, 0.02]);
  });

  it('leaves one alone and stops at 1', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([0.7, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
