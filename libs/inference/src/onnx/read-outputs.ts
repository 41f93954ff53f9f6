import type { ThreadAnswer } from './onnx-thread.js';

export type Activation = 'softmax' | 'sigmoid';

function softmax(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Probabilities of a classifier, one row a text. A model of one class always answers by the sigmoid. */
export function readProbabilities({ data, dims }: ThreadAnswer, activation: Activation): number[][] {
  const [rows = 0, classes = 1] = dims;
  return Array.from({ length: rows }, (_, row) => {
    const logits = [...data.subarray(row * classes, (row + 1) * classes)];
    return activation === 'sigmoid' || classes === 1 ? logits.map(sigmoid) : softmax(logits);
  });
}

/** One vector a text: the model's own, or the mean of its tokens without padding; of length 1 if asked for. */
export function readVectors({ data, dims, mask }: ThreadAnswer, normalise: boolean): number[][] {
  const [rows = 0, second = 1, third] = dims;
  const [length, width] = third === undefined ? [1, second] : [second, third];
  return Array.from({ length: rows }, (_, row) => {
    const sum = new Float64Array(width);
    let counted = 0;
    for (let token = 0; token < length; token += 1) {
      if (third !== undefined && mask[row * length + token] === 0) continue;
      counted += 1;
      const from = (row * length + token) * width;
      for (let at = 0; at < width; at += 1) sum[at] = (sum[at] ?? 0) + (data[from + at] ?? Number.NaN);
    }
    const mean = [...sum].map((value) => value / Math.max(1, counted));
    const norm = Math.hypot(...mean);
    return normalise && norm > 0 ? mean.map((value) => value / norm) : mean;
  });
}
