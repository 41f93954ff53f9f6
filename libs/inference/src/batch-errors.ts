import { InferenceError } from './inference-error.js';

/** As many questions wait for the model as may. */
export const full = (queued: number) =>
  new InferenceError(
    'overloaded',
    `${queued} questions wait for the model already: allow it more calls at once, or add workers.`,
  );

/** Its asker wants no answer any more. */
export const cancelled = () => new InferenceError('cancelled', 'The question was withdrawn before it was answered.');

/** Its time was up while the model computed. */
export const late = (ms: number) =>
  new InferenceError(
    'timed-out',
    `There was no answer within ${Math.round(ms)} ms: allow the model more time, or give it less to do.`,
  );

/** Its time was up before it was its turn: the model has too much to do. */
export const neverBegun = (ms: number) =>
  new InferenceError(
    'overloaded',
    `The question waited ${Math.round(ms)} ms for its turn: allow the model more calls at once, or add workers.`,
  );

/** The model answered less items than it was asked. */
export const tooFew = (asked: number, answered: number) =>
  new InferenceError(
    'malformed',
    `${asked} items were sent and ${answered} answers came back: look whether the server is what models.yaml says.`,
  );
