const leastMs = 60_000;
/** The page has drawn what was read before it asks again. */
const drawnMs = 1000;
/** A page that is read anew by itself keeps the server busy for a twentieth of the time at most. */
const timesAsLong = 20;

/** How long to wait yet, in milliseconds, before what took so long to read is read anew by itself; `sinceMs` have passed since. */
export const restAfter = (tookMs: number, sinceMs: number): number =>
  Math.max(drawnMs, Math.max(leastMs, timesAsLong * tookMs) - sinceMs);
