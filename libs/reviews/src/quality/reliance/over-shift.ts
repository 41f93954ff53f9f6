import type { Interval } from '@countersign/contracts';
import { logisticSlope } from '../statistics/logistic-slope.js';
import { leastCases, tally } from './measured.js';

/** A pause as long as this begins a new shift. */
const pauseMs = 6 * 3_600_000;

/** Hours into the shift in which each case was decided; a shift begins after a long pause. */
function hoursIntoShift(cases: readonly { at: Date }[]): number[] {
  let [begin, last] = [0, Number.NEGATIVE_INFINITY];
  return cases.map(({ at }) => {
    if (at.getTime() - last > pauseMs) begin = at.getTime();
    last = at.getTime();
    return (last - begin) / 3_600_000;
  });
}

/** How often something happened by hours since the shift began, and what an hour adds to its log odds. */
export interface OverShift {
  hours: { hour: number; decided: number; hits: number }[];
  slope: Interval | null;
}

/** Over the shift, from all cases in order of time; those of which `hitOf` says null tell when a shift began, and nothing else. */
export function overShift<T extends { at: Date }>(cases: readonly T[], hitOf: (one: T) => boolean | null): OverShift {
  const into = hoursIntoShift(cases);
  const trials = cases.flatMap((one, nth) => {
    const hit = hitOf(one);
    return hit === null ? [] : { at: into[nth] ?? 0, hit };
  });
  const byHour = Map.groupBy(trials, ({ at }) => Math.floor(at));
  return {
    hours: [...byHour.keys()]
      .toSorted((one, other) => one - other)
      .map((hour) => {
        const { hits, of: decided } = tally(byHour.get(hour) ?? [], ({ hit }) => hit);
        return { hour, decided, hits };
      }),
    slope: trials.length < leastCases ? null : logisticSlope(trials),
  };
}
