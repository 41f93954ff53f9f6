const mostSteps = 4;
const roundSteps = [1, 2, 5, 10] as const;

/** Round whole numbers from 0 to at least `most`, five at most, for the axis of a plot of counts. */
export function roundScale(most: number): number[] {
  const rough = Math.max(1, most) / mostSteps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * (roundSteps.find((round) => round * power >= rough * (1 - 1e-9)) ?? 10));
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
