import { wilsonInterval } from '@countersign/checks';
import type { MeasuredShare } from '@countersign/contracts';

/** Fewer cases than this are told as not enough. */
export const leastCases = 10;

/** How many of these are hits. */
export const tally = <T>(cases: readonly T[], isHit: (one: T) => boolean) => ({
  hits: cases.filter(isHit).length,
  of: cases.length,
});

/** A share with its interval, once there are cases enough. */
export function measured({ hits, of }: { hits: number; of: number }): MeasuredShare {
  return { hits, of, share: of < leastCases ? null : wilsonInterval(hits, of) };
}
