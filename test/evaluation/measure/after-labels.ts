import { balancedThreshold, calibrated, fitCalibration, reliability, seededRandom } from '@countersign/checks';
import { balancedAccuracy } from './balanced-accuracy.ts';
import { middle, type Interval } from './interval.ts';
import type { Scored } from './scored.ts';
import { sample } from './sample.ts';

const draws = 200;
const labelled = 100;
const seed = 100;

export interface AfterLabels {
  balancedAccuracy: Interval;
  /** Expected calibration error of the raw score, and of the probability after the labels; mean of the draws. */
  errorBefore: number;
  errorAfter: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * What 100 labels of one's own bring: the product's calibration is fitted on 100 items drawn from `local` and judged on `test`, 200 times.
 * The interval is the middle 95 % of the draws: what one deployment with other labels may see.
 */
export function afterLabels(local: readonly Scored[], test: readonly Scored[]): AfterLabels {
  const random = seededRandom(seed);
  const accuracies: number[] = [];
  const errors: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const labels = sample(local, labelled, random).map(({ score, good }) => ({ score, positive: good }));
    const map = fitCalibration(labels);
    if (!map) continue;
    const threshold = balancedThreshold(labels);
    accuracies.push(balancedAccuracy(test, ({ score }) => calibrated(map, score) >= threshold));
    const forecasts = test.map(({ score, good }) => ({ probability: calibrated(map, score), positive: good }));
    errors.push(reliability(forecasts)?.expectedError ?? NaN);
  }
  const raw = reliability(test.map(({ score, good }) => ({ probability: score, positive: good })));
  return {
    balancedAccuracy: middle(accuracies, mean(accuracies)),
    errorBefore: raw?.expectedError ?? NaN,
    errorAfter: mean(errors),
  };
}
