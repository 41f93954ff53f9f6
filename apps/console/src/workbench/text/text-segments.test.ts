import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textSegments } from './text-segments.js';

const range = fc.record({
  start: fc.integer({ min: -5, max: 60 }),
  end: fc.integer({ min: -5, max: 60 }),
  key: fc.string(),
});

describe('textSegments', () => {
  it('cuts where ranges begin, end and overlap', () => {
    const segments = textSegments(10, [
      { start: 2, end: 6, key: 'a' },
      { start: 4, end: 8, key: 'b' },
    ]);
    expect(segments).toEqual([
      { start: 0, end: 2, keys: [] },
      { start: 2, end: 4, keys: ['a'] },
      { start: 4, end: 6, keys: ['a', 'b'] },
      { start: 6, end: 8, keys: ['b'] },
      { start: 8, end: 10, keys: [] },
    ]);
  });

  it('covers every character once, each with exactly the ranges that hold it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.array(range, { maxLength: 12 }), (length, ranges) => {
        const keyed = ranges.map((item, nth) => ({ ...item, key: String(nth) }));
        const segments = textSegments(length, keyed);
        const keysAt = (at: number) => segments.filter((it) => it.start <= at && at < it.end).flatMap((it) => it.keys);
        for (let at = 0; at < length; at++) {
          expect(segments.filter((it) => it.start <= at && at < it.end)).toHaveLength(1);
          const expected = keyed.filter((it) => it.start <= at && at < it.end).map(({ key }) => key);
          expect(keysAt(at).sort()).toEqual(expected.sort());
        }
      }),
    );
  });
});
