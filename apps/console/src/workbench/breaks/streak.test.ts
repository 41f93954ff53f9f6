import { describe, expect, it } from '@jest/globals';
import { continued, isLong, pauseMs, type Streak } from './streak.js';

const minute = 60_000;
/** What comes of decisions at these minutes. */
const after = (...minutes: number[]): Streak | null =>
  minutes.reduce<Streak | null>((streak, at) => continued(streak, at * minute), null);
const policy = { afterMinutes: 50, afterDecisions: 40 };
const every = (minutes: number, count: number) => Array.from({ length: count }, (_, index) => index * minutes);

describe('a streak', () => {
  it('is long after so many minutes without a pause, or so many decisions', () => {
    const long = (...minutes: number[]) => {
      const streak = after(...minutes);
      return streak !== null && isLong(streak, policy);
    };
    expect(long(...every(5, 10))).toBe(false);
    expect(long(...every(5, 11))).toBe(true);
    expect(long(...every(0.5, 39))).toBe(false);
    expect(long(...every(0.5, 40))).toBe(true);
  });

  it('begins anew after a pause', () => {
    const rested = 45 + pauseMs / minute;
    expect(after(...every(5, 10), rested)).toEqual({ began: rested * minute, last: rested * minute, decisions: 1 });
    expect(after(...every(5, 10), rested - 0.1)?.decisions).toBe(11);
  });

  it('is never long where the policy suggests no break', () => {
    const streak = after(...every(5, 500));
    expect(streak && isLong(streak, { afterMinutes: 0, afterDecisions: 0 })).toBe(false);
  });
});
