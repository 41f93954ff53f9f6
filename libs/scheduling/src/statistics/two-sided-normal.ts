/** Probability of a standard normal value at least this far from zero (Abramowitz and Stegun 7.1.26; error under 2e-7). */
export function twoSidedNormal(value: number): number {
  const x = Math.abs(value) / Math.SQRT2;
  const t = 1 / (1 + 0.327_591_1 * x);
  const poly =
    t * (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
  return Math.min(1, poly * Math.exp(-x * x));
}
