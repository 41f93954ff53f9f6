import { describe, expect, it } from '@jest/globals';
import { allowedScale, fitScale, pointUnder, scaleFor, scrollTo, seenPart } from './picture-scale.js';

const picture = { width: 10_000, height: 5000 };
const frame = { width: 800, height: 600 };

describe('the scale of a picture', () => {
  it('fits the whole picture, and blows a small one up by no more than four', () => {
    expect(fitScale(picture, frame)).toBeCloseTo(0.08);
    expect(fitScale({ width: 10, height: 10 }, frame)).toBe(4);
  });

  it('stays between the whole picture, or its own pixels, and sixteen', () => {
    expect(allowedScale(0.01, 0.08)).toBe(0.08);
    expect(allowedScale(0.5, 4)).toBe(1);
    expect(allowedScale(99, 0.08)).toBe(16);
  });

  it('lets a part fill most of the frame', () => {
    expect(scaleFor([0, 0, 100, 50], frame, 0.08)).toBeCloseTo(5.6);
    expect(scaleFor([0, 0, 1, 1], frame, 0.08)).toBe(16);
    expect(scaleFor([0, 0, 10_000, 5000], frame, 0.08)).toBeCloseTo(0.08);
  });

  it.each([0.08, 0.5, 3])('keeps a point where it is at scale %s', (scale) => {
    const scroll = scrollTo(picture, frame, scale, [4000, 2500], [300, 200]);
    const [x, y] = pointUnder(picture, frame, scale, scroll, [300, 200]);
    expect([x, y]).toEqual([expect.closeTo(4000), expect.closeTo(2500)]);
  });

  it('knows what is seen, with margins left out', () => {
    expect(seenPart(picture, frame, 0.08, [0, 0])).toEqual([0, 0, 10_000, 5000]);
    expect(seenPart(picture, frame, 1, [1000, 2000])).toEqual([1000, 2000, 800, 600]);
    expect(seenPart(picture, frame, 1, [9800, 4900])).toEqual([9800, 4900, 200, 100]);
  });
});
