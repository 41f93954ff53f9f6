import { describe, expect, it } from '@jest/globals';
import { decidedAt, isLong, pauseMs, worked, type Streak } from './streak.js';

const minute = 60_000;
/** What comes of decisions at these minutes. */
const after = (...minutes: number[]): Streak | null =>
  minutes.reduce<Streak | null>((streak, at) => decidedAt(streak, at * minute), null);
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

  it('is long for who takes longer than a pause over each item, and works on it meanwhile', () => {
    /** Schedules decided every 12 minutes; `busy`: something is done on them every two minutes. */
    const planner = (busy: boolean, minutes: number) =>
      every(2, minutes / 2 + 1).reduce<Streak | null>((streak, at) => {
        if (at > 0 && at % 12 === 0) return decidedAt(streak, at * minute);
        return busy || at % 12 === 2 ? worked(streak, at * minute) : streak;
      }, null);
    const isDue = (streak: Streak | null) => streak !== null && isLong(streak, policy);
    expect(isDue(planner(true, 48))).toBe(false);
    expect(isDue(planner(true, 60))).toBe(true);
    expect(isDue(planner(false, 480))).toBe(false);
  });

  it('is never long where the policy suggests no break', () => {
    const streak = after(...every(5, 500));
    expect(streak && isLong(streak, { afterMinutes: 0, afterDecisions: 0 })).toBe(false);
  });
});
