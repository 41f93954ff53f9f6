/**
 * The logarithm of the gamma function of x > 0: Stirling's series to 1/x^7 (Abramowitz, Stegun 1964, 6.1.41), from x + 10 on down by
 * Γ(x + 1) = x Γ(x). Right to ten digits and more.
 */
export function logGamma(x: number): number {
  let [shifted, below] = [x, 0];
  while (shifted < 10) {
    below += Math.log(shifted);
    shifted += 1;
  }
  const square = shifted * shifted;
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - below;
}
