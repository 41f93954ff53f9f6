import type { OpenHours } from './open-hours.js';
import { alwaysOpen } from './open-hours.js';

/** The instants at which all are open; every pair is intersected once, however often it is asked for. */
export function sharedHours(): (one: OpenHours, ...others: readonly OpenHours[]) => OpenHours {
  const pairs = new Map<OpenHours, Map<OpenHours, OpenHours>>();
  const both = (one: OpenHours, other: OpenHours): OpenHours => {
    if (one === other || other === alwaysOpen) return one;
    if (one === alwaysOpen) return other;
    const row = pairs.get(one) ?? new Map<OpenHours, OpenHours>();
    pairs.set(one, row);
    const shared = row.get(other) ?? one.intersect(other);
    row.set(other, shared);
    return shared;
  };
  return (one, ...others) =>
    others.length < 2 ? both(one, others[0] ?? one) : [...new Set([one, ...others])].reduce(both);
}
