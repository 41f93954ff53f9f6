import { claimCoefficients, outputCoefficients } from './support-coefficients.js';
import type { ClaimFeatures } from './weigh-claim.js';

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** How likely the sources carry a claim with these features, from 0 to 1. */
export function claimSupport(features: ClaimFeatures): number {
  const { intercept, ...weights } = claimCoefficients;
  return logistic(
    intercept +
      weights.recall * features.recall +
      weights.passageRecall * features.passageRecall +
      weights.sentenceRecall * features.sentenceRecall +
      weights.pairRecall * features.pairRecall +
      weights.missingTerms * features.missingTerms +
      weights.missingNames * features.missingNames +
      weights.missingFigures * features.missingFigures,
  );
}

/** The score of an output from the supports of its claims (at least one): the mean, pulled down by the worst. */
export function outputSupport(supports: readonly number[]): number {
  let sum = 0;
  let worst = 1;
  for (const support of supports) {
    sum += support;
    worst = Math.min(worst, support);
  }
  return logistic(
    outputCoefficients.intercept + outputCoefficients.mean * (sum / supports.length) + outputCoefficients.worst * worst,
  );
}
