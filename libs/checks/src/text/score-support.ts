import { claimCoefficients, outputCoefficients } from './support-coefficients.js';
import type { ClaimFeatures } from './weigh-claim.js';

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** What each feature adds to the log-odds that the sources carry a claim, and the support that follows, from 0 to 1. */
export function contributionsOf(features: ClaimFeatures): Record<keyof ClaimFeatures, number> {
  const names = Object.keys(claimCoefficients.weights) as (keyof ClaimFeatures)[];
  return Object.fromEntries(names.map((name) => [name, claimCoefficients.weights[name] * features[name]])) as Record<
    keyof ClaimFeatures,
    number
  >;
}

/**
 * What each feature takes from the log-odds of a claim that the sources carry in full (all overlap found, nothing missing); none is below zero, and
 * together they are exactly the distance to it.
 */
export function lossesOf(features: ClaimFeatures): Record<keyof ClaimFeatures, number> {
  const { weights } = claimCoefficients;
  const contributions = contributionsOf(features);
  const losses = Object.entries(contributions).map(([name, contribution]) => {
    const best = Math.max(0, weights[name as keyof ClaimFeatures]);
    return [name, best - contribution];
  });
  return Object.fromEntries(losses) as Record<keyof ClaimFeatures, number>;
}

/** How likely the sources carry a claim with these features, from 0 to 1. */
export function claimSupport(features: ClaimFeatures): number {
  let odds = claimCoefficients.intercept;
  for (const contribution of Object.values(contributionsOf(features))) odds += contribution;
  return logistic(odds);
}

/** What the score of an output is made from, by name. */
export interface OutputFeatures {
  /** Mean and least support of the claims. */
  mean: number;
  worst: number;
  /** Fields of structured sources denied, and left open but answered, in the whole output: at most 2, over 2. */
  deniedFields: number;
  openFields: number;
}

/** Which way each may move the score. */
export const outputSigns = { mean: 1, worst: 1, deniedFields: -1, openFields: -1 } as const satisfies Record<
  keyof OutputFeatures,
  1 | -1
>;

/** The features of an output from those of its claims (at least one). */
export function outputFeatures(claims: readonly { support: number; features: ClaimFeatures }[]): OutputFeatures {
  const features = { mean: 0, worst: 1, deniedFields: 0, openFields: 0 };
  for (const { support, features: claim } of claims) {
    features.mean += support / claims.length;
    features.worst = Math.min(features.worst, support);
    features.deniedFields = Math.min(1, features.deniedFields + claim.deniedFields);
    features.openFields = Math.min(1, features.openFields + claim.openFields);
  }
  return features;
}

/** The score of an output, from 0 to 1: how likely the sources carry all of it. */
export function outputSupport(features: OutputFeatures): number {
  const { intercept, weights } = outputCoefficients;
  return logistic(
    intercept +
      weights.mean * features.mean +
      weights.worst * features.worst +
      weights.deniedFields * features.deniedFields +
      weights.openFields * features.openFields,
  );
}
