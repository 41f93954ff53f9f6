const leastMs = 60_000;
/** What fails again and again is asked for no more seldom than this by failures alone. */
const mostOfFailuresMs = 900_000;
/** The page has drawn what was read before it asks again. */
const drawnMs = 1000;
/** A page that is read anew by itself keeps the server busy for a twentieth of the time at most. */
const timesAsLong = 20;

/**
 * How long to wait yet, in milliseconds, before what took so long to read is read anew by itself; `sinceMs` have passed since.
 * Twice as long for each time it failed since it was answered, to a quarter of an hour.
 */
export function restAfter(tookMs: number, sinceMs: number, failures = 0): number {
  const rest = Math.max(leastMs, timesAsLong * tookMs);
  const longer = Math.max(rest, Math.min(mostOfFailuresMs, rest * 2 ** failures));
  return Math.max(drawnMs, longer - sinceMs);
}
