/** Without a decision for so long somebody has rested: the next one begins a new streak. */
export const pauseMs = 10 * 60_000;

/** When breaks are suggested; 0: not after a number of these. */
export interface BreakPolicy {
  afterMinutes: number;
  afterDecisions: number;
}

/** Decisions one after the other without a pause. */
export interface Streak {
  began: number;
  last: number;
  decisions: number;
}

/** The streak once something was decided at a time. The first item of it is taken to have begun with its decision: how long it was looked at before is not counted. */
export function continued(streak: Streak | null, now: number): Streak {
  if (streak === null || now - streak.last >= pauseMs) return { began: now, last: now, decisions: 1 };
  return { ...streak, last: now, decisions: streak.decisions + 1 };
}

/** Whether a streak is long enough for a break to be suggested. */
export function isLong({ began, last, decisions }: Streak, { afterMinutes, afterDecisions }: BreakPolicy): boolean {
  const byTime = afterMinutes > 0 && last - began >= afterMinutes * 60_000;
  return byTime || (afterDecisions > 0 && decisions >= afterDecisions);
}
