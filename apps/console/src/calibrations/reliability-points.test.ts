import { describe, expect, it } from '@jest/globals';
import { pointsOf, radiusOf } from './reliability-points.js';

describe('points of a reliability diagram', () => {
  it('leaves out empty bins and goes from the lowest promise to the highest', () => {
    const bins = [
      { from: 0.5, to: 1, count: 4, promised: 0.8, seen: 0.75 },
      { from: 0.2, to: 0.5, count: 0, promised: null, seen: null },
      { from: 0, to: 0.2, count: 2, promised: 0.1, seen: 0 },
    ];
    expect(pointsOf({ count: 6, bins, expectedError: 0, brier: 0 })).toEqual([
      { promised: 0.1, seen: 0, count: 2 },
      { promised: 0.8, seen: 0.75, count: 4 },
    ]);
  });

  it('draws four times the labels with twice the radius, and never a point too small to see', () => {
    expect(radiusOf(100, 100)).toBe(2 * radiusOf(25, 100));
    expect(radiusOf(1, 10_000)).toBe(3);
    expect(radiusOf(0, 0)).toBe(3);
  });
});
