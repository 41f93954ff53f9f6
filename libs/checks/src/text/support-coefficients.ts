/**
 * Weights of the support model: a logistic regression over few features, each with a fixed sign (overlap may only raise support, what the
 * sources lack may only lower it), so that the model explains itself and holds on texts it has not seen.
 *
 * Derivation, to be repeated on any set of (sources, output, supported or not): the features of `weighClaim` for every claim of the fitting
 * splits; logistic loss with equal weight to both labels of each set, L2 penalty 0.001, 4,000 Adam steps at 0.03, a weight of the wrong sign set
 * to zero after each step. The output model is fitted the same way on [mean support, worst support] of each output.
 * Fitted on answers, dialogue turns and encyclopaedia claims with human labels; tested on other documents only.
 */
export const claimCoefficients = {
  intercept: -1.98,
  recall: 1.03,
  passageRecall: 1.91,
  sentenceRecall: 0.57,
  pairRecall: 0.87,
  missingTerms: 0,
  missingNames: -1.16,
  missingFigures: -2.86,
} as const;

/** Weights of the mean and of the worst claim support in the score of a whole output. */
export const outputCoefficients = { intercept: -2.97, mean: 3.52, worst: 2.42 } as const;
