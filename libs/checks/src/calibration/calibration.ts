import { z } from 'zod';

/** A score from 0 to 1 with what people said of what was scored. */
export interface Label {
  score: number;
  /** Whether people said yes: of an output's score, that it is sound; of a finding's, that it is right. */
  positive: boolean;
}

/** Probability = 1 / (1 + exp(-(offset + slope x log-odds of the score))), slope not below zero (Platt 1999). */
const platt = z.strictObject({ method: z.literal('platt'), slope: z.number().min(0), offset: z.number() });

/** Probabilities at scores, both rising; between two scores the line that joins them (Zadrozny and Elkan 2002). */
const isotonic = z.strictObject({
  method: z.literal('isotonic'),
  points: z.array(z.strictObject({ score: z.number(), probability: z.number().min(0).max(1) })).min(1),
});

/** A rising map from the score of a check to the probability that people agree. */
export const calibration = z.discriminatedUnion('method', [platt, isotonic]);
export type Calibration = z.infer<typeof calibration>;

const least = 0.001;

/** Log-odds of a score, which is kept from the ends of its range. */
export function logOdds(score: number): number {
  const kept = Math.min(1 - least, Math.max(least, score));
  return Math.log(kept / (1 - kept));
}

function onLine(points: readonly { score: number; probability: number }[], score: number): number {
  const above = points.findIndex((point) => point.score >= score);
  const [before, after] = [points[above - 1], points[above]];
  if (!after) return points.at(-1)?.probability ?? 0;
  if (!before || after.score === score) return after.probability;
  const share = (score - before.score) / (after.score - before.score);
  return before.probability + share * (after.probability - before.probability);
}

/** The probability, from 0 to 1, that a calibration gives a score. */
export function calibrated(map: Calibration, score: number): number {
  if (map.method === 'isotonic') return onLine(map.points, score);
  return 1 / (1 + Math.exp(-(map.offset + map.slope * logOdds(score))));
}
