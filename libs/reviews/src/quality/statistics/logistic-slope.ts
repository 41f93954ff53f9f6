import type { Interval } from '@countersign/contracts';
import { z95 } from './normal-quantile.js';

/** Where something was looked at, and whether it happened. */
export interface Trial {
  at: number;
  hit: boolean;
}

const mostSteps = 30;

/**
 * By how much the log odds of a hit change with one more of `at`: simple logistic regression by maximum likelihood, with Wald's interval of 95 %. Null
 * where the likelihood has no maximum: all alike, all at one place, or parted by a place.
 */
export function logisticSlope(trials: readonly Trial[]): Interval | null {
  if (isParted(trials)) return null;
  let [intercept, slope] = [0, 0];
  for (let step = 0; step < mostSteps; step += 1) {
    const { gradient, information } = scoreOf(trials, intercept, slope);
    const [a, b, c] = information;
    const determinant = a * c - b * b;
    if (!(determinant > 1e-12)) return null;
    const [byIntercept, bySlope] = gradient;
    const moved = [
      (c * byIntercept - b * bySlope) / determinant,
      (a * bySlope - b * byIntercept) / determinant,
    ] as const;
    intercept += moved[0];
    slope += moved[1];
    if (Math.abs(moved[0]) + Math.abs(moved[1]) < 1e-10) {
      const reach = z95 * Math.sqrt(a / determinant);
      return { value: slope, from: slope - reach, to: slope + reach };
    }
  }
  return null;
}

function scoreOf(trials: readonly Trial[], intercept: number, slope: number) {
  const gradient: [number, number] = [0, 0];
  const information: [number, number, number] = [0, 0, 0];
  for (const { at, hit } of trials) {
    const expected = 1 / (1 + Math.exp(-(intercept + slope * at)));
    const weight = expected * (1 - expected);
    const left = (hit ? 1 : 0) - expected;
    gradient[0] += left;
    gradient[1] += left * at;
    information[0] += weight;
    information[1] += weight * at;
    information[2] += weight * at * at;
  }
  return { gradient, information };
}

/** Whether hits and misses lie apart, touching at one place at most (Albert and Anderson 1984). */
function isParted(trials: readonly Trial[]): boolean {
  const placesOf = (hit: boolean) => trials.filter((trial) => trial.hit === hit).map(({ at }) => at);
  const [hits, misses] = [placesOf(true), placesOf(false)];
  if (hits.length === 0 || misses.length === 0) return true;
  return Math.min(...hits) >= Math.max(...misses) || Math.max(...hits) <= Math.min(...misses);
}
