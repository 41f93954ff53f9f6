import { asInferenceError } from './as-inference-error.js';

/** The promise, or a rejection with the signal's reason: a backend that does not listen must not keep its place. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(asInferenceError(signal.reason));
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(asInferenceError(signal.reason));
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
