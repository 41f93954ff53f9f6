import { wilsonInterval } from '@countersign/checks';
import type { Interval } from '@countersign/contracts';

/** How often something happened, of how many times it could have. */
export interface Rate {
  hits: number;
  of: number;
}

/** The share of a rate with its interval of 95 % (Wilson 1927); null of nothing. */
export function shareOf({ hits, of }: Rate): Interval | null {
  return of === 0 ? null : wilsonInterval(hits, of);
}

/** One share less another of other units, with the interval of 95 % of Newcombe (1998), method 10. Null where one is of nothing. */
export function rateDifference(one: Rate, other: Rate): Interval | null {
  const [first, second] = [shareOf(one), shareOf(other)];
  if (first === null || second === null) return null;
  const value = first.value - second.value;
  return {
    value,
    from: value - Math.hypot(first.value - first.from, second.to - second.value),
    to: value + Math.hypot(first.to - first.value, second.value - second.from),
  };
}
