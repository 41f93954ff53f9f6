/** Milliseconds to wait before another try: what `Retry-After` says (seconds or a date), else doubling from 250 ms; at most `most`. */
export function retryDelay(retryAfter: string | null, attempt: number, now: number, most = 30_000): number {
  return Math.min(most, Math.max(0, askedFor(retryAfter, now) ?? 250 * 2 ** attempt));
}

function askedFor(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  if (/^\s*\d+\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : at - now;
}
