import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beforeDraws, drawNext } from './draw-evenly.js';

const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const lot = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Which of these units are chosen, one after the other. */
function draw(start: number, shares: readonly number[]): boolean[] {
  let state = beforeDraws(start);
  return shares.map((own) => {
    const drawn = drawNext(state, own);
    state = drawn.state;
    return drawn.isChosen;
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('systematic sampling', () => {
  it('chooses, of any run of units, as many as their shares add up to, up to less than one', () => {
    fc.assert(
      fc.property(lot, fc.array(share, { maxLength: 200 }), fc.nat(200), (start, shares, from) => {
        const chosen = draw(start, shares).slice(from).filter(Boolean).length;
        expect(Math.abs(chosen - sum(shares.slice(from)))).toBeLessThan(1);
      }),
    );
  });

  it('chooses every 1 / share-th unit from a start within the first of them', () => {
    // Cochran, Sampling Techniques (3rd ed.), section 8.1: N = 23, k = 5, the samples by their start.
    const samples = [0.85, 0.65, 0.45, 0.25, 0.05].map((start) =>
      draw(
        start,
        Array.from({ length: 23 }, () => 0.2),
      ).flatMap((isChosen, nth) => (isChosen ? [nth + 1] : [])),
    );
    expect(samples).toEqual([
      [1, 6, 11, 16, 21],
      [2, 7, 12, 17, 22],
      [3, 8, 13, 18, 23],
      [4, 9, 14, 19],
      [5, 10, 15, 20],
    ]);
  });

  it('chooses each unit with a probability of its share, over the starts', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 20 }), (shares) => {
        const starts = Array.from({ length: 1000 }, (_, nth) => (nth + 0.5) / 1000);
        const samples = starts.map((start) => draw(start, shares));
        for (const [nth, own] of shares.entries()) {
          const hits = samples.filter((sample) => sample[nth]).length;
          expect(Math.abs(hits / starts.length - own)).toBeLessThan(0.003);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('chooses all at a share of one and none at zero', () => {
    expect(draw(0.999, [1, 1, 1])).toEqual([true, true, true]);
    expect(draw(0.999, [0, 0, 0])).toEqual([false, false, false]);
  });
});
