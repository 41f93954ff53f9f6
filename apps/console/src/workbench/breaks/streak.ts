/** Without a sign of work for so long somebody has rested: the next one begins a new streak. */
export const pauseMs = 10 * 60_000;

/** When breaks are suggested; 0: not after a number of these. */
export interface BreakPolicy {
  afterMinutes: number;
  afterDecisions: number;
}

/** Work on one item after the other without a pause. */
export interface Streak {
  began: number;
  last: number;
  decisions: number;
}

/** The streak once there was a sign of work at a time: an item opened, or something done while one is open. Many take longer than a pause to decide on. */
export function worked(streak: Streak | null, now: number): Streak {
  if (streak === null || now - streak.last >= pauseMs) return { began: now, last: now, decisions: 0 };
  return { ...streak, last: now };
}

/** The streak once something was decided at a time. */
export function decidedAt(streak: Streak | null, now: number): Streak {
  const going = worked(streak, now);
  return { ...going, decisions: going.decisions + 1 };
}

/** Whether a streak is long enough for a break to be suggested. */
export function isLong({ began, last, decisions }: Streak, { afterMinutes, afterDecisions }: BreakPolicy): boolean {
  const byTime = afterMinutes > 0 && last - began >= afterMinutes * 60_000;
  return byTime || (afterDecisions > 0 && decisions >= afterDecisions);
}
