import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { OffenceGram } from './offence-grams.js';
import { offenceGrams } from './offence-grams.js';

/** `models/offence-zh.json`: log-odds = intercept + scale x sum of weights / sqrt(number of grams + 10). */
const offenceWeights = z.strictObject({
  intercept: z.number(),
  scale: z.number().positive(),
  /** Probability from which a text counts as offensive. */
  threshold: z.number().min(0).max(1),
  weights: z.record(z.string(), z.number()),
});

/** What the model says of a text: how likely people find it offensive, and how much each gram adds to the log-odds, most first. */
export interface OffenceReading {
  probability: number;
  offensive: boolean;
  contributions: readonly (OffenceGram & { weight: number })[];
}

/** Smoothing of the length by which sums of weights are divided, in grams. */
export const lengthSmoothing = 10;

let model: { weights: Map<string, number>; intercept: number; scale: number; threshold: number } | null = null;

function openModel(): NonNullable<typeof model> {
  const file = new URL('../../models/offence-zh.json', import.meta.url);
  const { weights, ...rest } = offenceWeights.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { ...rest, weights: new Map(Object.entries(weights)) };
}

/** Reads a folded Chinese text (see foldText) of one or a few sentences. The model is read from its file at the first call. */
export function readOffence(folded: string): OffenceReading {
  model ??= openModel();
  const { weights, intercept, scale, threshold } = model;
  const known = offenceGrams(folded).flatMap((gram) => {
    const weight = weights.get(gram.gram);
    return weight === undefined ? [] : [{ ...gram, weight }];
  });
  const factor = scale / Math.sqrt(known.length + lengthSmoothing);
  const contributions = known
    .map((gram) => ({ ...gram, weight: gram.weight * factor }))
    .sort((one, other) => other.weight - one.weight);
  const odds = contributions.reduce((sum, { weight }) => sum + weight, intercept);
  const probability = 1 / (1 + Math.exp(-odds));
  return { probability, offensive: probability >= threshold, contributions };
}
