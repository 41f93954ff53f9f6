import { InferenceError, type FailureKind } from './inference-error.js';
import type { InferenceRecord } from './inference-record.js';

/** No model of the chain answered; the message says of each why, the record holds every try. */
export class NoAnswerError extends InferenceError {
  override name = 'NoAnswerError';

  constructor(
    kind: FailureKind,
    readonly record: InferenceRecord,
    retryAfterMs?: number,
  ) {
    super(kind, describe(record), { retryAfterMs });
  }
}

function describe({ task, attempts }: InferenceRecord): string {
  if (attempts.length === 0) {
    return `No model is named for the task "${task}" in this language: give it a chain in models.yaml.`;
  }
  const each = attempts.map(({ model, outcome, message }) => `${model} (${outcome}): ${message ?? ''}`);
  return `No model answered the task "${task}". ${each.join(' ')}`;
}
