import type { Limits } from './backend.js';
import { InferenceError } from './inference-error.js';
import type { Attempt } from './inference-record.js';
import { asInferenceError } from './as-inference-error.js';
import type { Batched } from './micro-batcher.js';
import type { Served, ServedModel } from './served-model.js';

/** One try of one model: how it went, and its answer or its error. */
export interface Asked {
  attempt: Attempt;
  output: unknown;
  error: InferenceError | null;
}

/** Asks a model once and notes how it went; never rejects. */
export async function askOnce(model: ServedModel, input: unknown, limits: Limits): Promise<Asked> {
  const { clock } = model.parts;
  const asked = clock.now();
  if (limits.deadlineMs <= 0) return failed(model, new InferenceError('timed-out', 'No time was left to ask it.'));
  try {
    const batched = await model.ask(input, limits);
    if (batched === null) return failed(model, resting(model.breaker.waitMs), { outcome: 'resting' });
    const figures = figuresOf(batched);
    if ('error' in batched.answer) return failed(model, batched.answer.error, figures);
    const attempt: Attempt = { ...notAsked(model), ...figures, outcome: 'answered' };
    return { attempt, output: batched.answer.output, error: null };
  } catch (error) {
    return failed(model, asInferenceError(error), { queueMs: clock.now() - asked });
  }
}

function failed(model: ServedModel, error: InferenceError, figures: Partial<Attempt> = {}): Asked {
  const attempt = { ...notAsked(model), outcome: error.kind, message: error.message, ...figures };
  return { attempt, output: null, error };
}

function notAsked({ parts }: ServedModel): Attempt {
  const { name, revision, backend } = parts.entry;
  return {
    model: name,
    revision,
    backend,
    deviceClass: parts.device().name,
    outcome: 'resting',
    message: null,
    queueMs: 0,
    serviceMs: 0,
    batchSize: 0,
    inputTokens: null,
    outputTokens: null,
    costEur: 0,
    wattHours: null,
    energyFrom: 'none',
    call: null,
  };
}

function figuresOf({ answer, batchSize, queueMs, serviceMs }: Batched<Served>): Partial<Attempt> {
  return { batchSize, queueMs, serviceMs, ...answer.usage, ...answer.costs, call: answer.call };
}

const resting = (ms: number): InferenceError =>
  new InferenceError('unavailable', `It failed before and is tried again in ${Math.ceil(ms)} ms.`, {
    retryAfterMs: ms,
  });
