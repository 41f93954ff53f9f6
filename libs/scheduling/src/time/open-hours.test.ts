import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OpenHours, alwaysOpen } from './open-hours.js';

const size = 40;
const intervals = fc.array(
  fc.record({ begin: fc.integer({ min: 0, max: size }), end: fc.integer({ min: 0, max: size }) }),
  { maxLength: 6 },
);
const instant = fc.integer({ min: -3, max: size + 3 });
type Intervals = { begin: number; end: number }[];

/** Whether the unit after t is open: the plain definition. */
const openAt = (list: Intervals, t: number) => list.some(({ begin, end }) => begin <= t && t < end);
const units = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

describe('OpenHours', () => {
  it('answers as the plain definition does', () => {
    fc.assert(
      fc.property(intervals, instant, instant, (list, a, b) => {
        const hours = new OpenHours(list);
        const open = (t: number) => openAt(list, t);
        expect(hours.openBetween(a, b)).toBe(units(a, b).filter(open).length);
        expect(hours.isOpenAfter(a)).toBe(open(a));
        expect(hours.isOpenBefore(a)).toBe(open(a - 1));
        expect(hours.nextOpen(a)).toBe(units(a, size + 4).find(open) ?? Infinity);
        expect(hours.nextClosed(a)).toBe(units(a, size + 4).find((t) => !open(t)));
        expect(hours.previousOpen(a)).toBe((units(-4, a).findLast(open) ?? -Infinity) + 1);
      }),
      { numRuns: 500 },
    );
  });

  it('finds when an amount of open time has passed', () => {
    fc.assert(
      fc.property(intervals, instant, fc.integer({ min: 1, max: size }), (list, from, amount) => {
        const expected = units(from, size + 4).filter((t) => openAt(list, t))[amount - 1] ?? Infinity;
        expect(new OpenHours(list).after(from, amount)).toBe(expected + 1);
      }),
      { numRuns: 500 },
    );
  });

  it('finds from when an amount of open time passes', () => {
    fc.assert(
      fc.property(intervals, instant, fc.integer({ min: 1, max: size }), (list, to, amount) => {
        const open = units(-4, to).filter((t) => openAt(list, t));
        expect(new OpenHours(list).before(to, amount)).toBe(open.at(-amount) ?? -Infinity);
      }),
      { numRuns: 500 },
    );
  });

  it('intersects and subtracts', () => {
    fc.assert(
      fc.property(intervals, intervals, instant, (one, other, t) => {
        const both = new OpenHours(one).intersect(new OpenHours(other));
        expect(both.isOpenAfter(t)).toBe(openAt(one, t) && openAt(other, t));
        const left = new OpenHours(one).without(new OpenHours(other));
        expect(left.isOpenAfter(t)).toBe(openAt(one, t) && !openAt(other, t));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps milliseconds exact when always open', () => {
    const now = Date.parse('2026-12-01T08:00:00.001Z');
    expect(alwaysOpen.openBetween(now, now + 1)).toBe(1);
    expect(alwaysOpen.after(now, 7)).toBe(now + 7);
  });
});
