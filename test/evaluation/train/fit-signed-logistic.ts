/** Examples as rows of features, what each one is, and how much it counts. */
export interface Examples {
  rows: readonly (readonly number[])[];
  labels: readonly boolean[];
  weights: readonly number[];
}

/** A fitted model: log-odds = intercept + sum of weight x feature. */
export interface SignedLogistic {
  intercept: number;
  weights: number[];
}

const steps = 3000;
const rate = 0.03;
const penalty = 0.001;
const forget = [0.9, 0.999] as const;

/**
 * Logistic regression with an L2 penalty of 0.001 on the weights, by 3,000 steps of Adam (Kingma and Ba 2015, rate 0.03) over all examples;
 * a weight whose sign is not the given one is set to zero after each step. No randomness: the same examples give the same model.
 */
export function fitSignedLogistic(
  { rows, labels, weights: counts }: Examples,
  signs: readonly number[],
): SignedLogistic {
  const width = signs.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const flat = Float64Array.from(rows.flat());
  const model = new Float64Array(width + 1);
  const mean = new Float64Array(width + 1);
  const square = new Float64Array(width + 1);
  for (let step = 1; step <= steps; step += 1) {
    const slope = new Float64Array(width + 1);
    for (let row = 0; row < rows.length; row += 1) {
      let odds = model[width] ?? 0;
      for (let at = 0; at < width; at += 1) odds += (model[at] ?? 0) * (flat[row * width + at] ?? 0);
      const error = ((counts[row] ?? 0) / total) * (1 / (1 + Math.exp(-odds)) - Number(labels[row]));
      for (let at = 0; at < width; at += 1) slope[at] = (slope[at] ?? 0) + error * (flat[row * width + at] ?? 0);
      slope[width] = (slope[width] ?? 0) + error;
    }
    for (let at = 0; at <= width; at += 1) {
      const gradient = (slope[at] ?? 0) + (at < width ? 2 * penalty * (model[at] ?? 0) : 0);
      mean[at] = forget[0] * (mean[at] ?? 0) + (1 - forget[0]) * gradient;
      square[at] = forget[1] * (square[at] ?? 0) + (1 - forget[1]) * gradient * gradient;
      const move = (mean[at] ?? 0) / (1 - forget[0] ** step);
      const size = Math.sqrt((square[at] ?? 0) / (1 - forget[1] ** step)) + 1e-8;
      const next = (model[at] ?? 0) - (rate * move) / size;
      model[at] = at < width && next * (signs[at] ?? 1) < 0 ? 0 : next;
    }
  }
  return { intercept: model[width] ?? 0, weights: Array.from(model.subarray(0, width)) };
}

/** Weights by which both labels count the same, and sum to one for a set. */
export function balancedWeights(labels: readonly boolean[]): number[] {
  const positive = labels.filter(Boolean).length;
  return labels.map((label) => 0.5 / Math.max(1, label ? positive : labels.length - positive));
}
