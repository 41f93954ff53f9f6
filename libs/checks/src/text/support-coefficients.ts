/** Weights of the support model; written by `npm run train`, see docs/models/countersign-support.md. Do not edit by hand. */
export const claimCoefficients = {
  intercept: -2.74,
  weights: {
    wordRecall: 2.25,
    passageRecall: 1.27,
    sentenceRecall: 0.7,
    pairRecall: 0.91,
    missingNames: -1.22,
    missingFigures: -2.2,
    deniedFields: -0.94,
    openFields: -0.59,
  },
} as const;

/** Weights of an output's features in its score. */
export const outputCoefficients = {
  intercept: -2.93,
  weights: {
    mean: 3.49,
    worst: 2.34,
    deniedFields: -0.93,
    openFields: -0.44,
  },
} as const;
