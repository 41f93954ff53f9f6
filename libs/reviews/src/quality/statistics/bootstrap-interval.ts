import type { Interval } from '@countersign/contracts';
import { inTurns } from './in-turns.js';

const draws = 1000;
/** Share of draws for which the figure may be undefined before the interval is. */
const mostUndefined = 0.05;

/**
 * The percentile interval of 95 % of a figure over units drawn anew (Efron 1979; for alpha: Zapf, Castell, Morawietz and Karch 2016). Null where the
 * figure is undefined, of the units or of more than a twentieth of the draws. `random` fixes the answer.
 * Lets others in between draws.
 */
export async function bootstrapInterval<T>(
  units: readonly T[],
  figureOf: (units: readonly T[]) => number | null,
  random: () => number,
): Promise<Interval | null> {
  const value = figureOf(units);
  if (value === null) return null;
  const figures: number[] = [];
  await inTurns(draws, () => {
    const drawn = units.map(() => units[Math.floor(random() * units.length)] as T);
    const figure = figureOf(drawn);
    if (figure !== null) figures.push(figure);
  });
  if (figures.length < draws * (1 - mostUndefined)) return null;
  figures.sort((one, other) => one - other);
  const at = (share: number): number => figures[Math.floor(share * (figures.length - 1))] ?? value;
  return { value, from: at(0.025), to: at(0.975) };
}
