import type { Calibration, Label } from './calibration.js';
import { fitIsotonic } from './fit-isotonic.js';
import { fitPlatt } from './fit-platt.js';

/** Labels of each kind below which nothing is fitted. */
export const leastLabelsOfAKind = 5;
/** Labels, in all, below which nothing is fitted. */
export const leastLabels = 30;
/** Labels from which the isotonic map, which assumes less and needs more, is fitted (Niculescu-Mizil and Caruana 2005). */
export const isotonicFrom = 1000;

/** The calibration of these labels; null where they are too few, or almost all of one kind. */
export function fitCalibration(labels: readonly Label[]): Calibration | null {
  const positive = labels.filter((label) => label.positive).length;
  if (labels.length < leastLabels || Math.min(positive, labels.length - positive) < leastLabelsOfAKind) return null;
  return labels.length < isotonicFrom ? fitPlatt(labels) : fitIsotonic(labels);
}

/**
 * The probability below which an output counts as unsound so that both mistakes weigh the same: the share of sound ones.
 * For calibrated probabilities this is the rule with the best balanced accuracy.
 */
export function balancedThreshold(labels: readonly Label[]): number {
  return labels.filter((label) => label.positive).length / labels.length;
}
