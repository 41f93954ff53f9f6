import { InferenceError } from './inference-error.js';

/** Any error of a backend as an `InferenceError`: one that it did not foresee means that the model is not to be had. */
export function asInferenceError(error: unknown): InferenceError {
  if (error instanceof InferenceError) return error;
  return new InferenceError('unavailable', `The model failed: ${String(error)}`, { cause: error });
}
