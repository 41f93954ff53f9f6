import type { Limits } from '../backend.js';
import { InferenceError } from '../inference-error.js';
import { openaiFailure } from '../openai/open-client.js';

/** Any error of LangChain as a typed failure: it reads answers itself, and wraps some errors of the client under it. */
export function langchainFailure(error: unknown, limits: Limits): InferenceError {
  if (!(error instanceof Error) || error instanceof InferenceError) return openaiFailure(error, limits);
  const fail = (kind: InferenceError['kind'], message: string) => new InferenceError(kind, message, { cause: error });
  switch (error.constructor.name) {
    case 'ContextOverflowError':
      return fail('unsupported', 'The text is too long for this model.');
    case 'LengthFinishReasonError':
      return fail('malformed', 'The answer was cut off: raise "maxTokens" in models.yaml.');
    case 'ContentFilterFinishReasonError':
      return fail('refused', 'The model declined to answer: another one may be asked.');
    case 'TypeError':
      // Without a cause it is no failed connection: LangChain looked for what the answer does not have.
      if (error.cause === undefined) {
        return fail('malformed', 'The answer is no chat completion: look at "address" in models.yaml.');
      }
      return openaiFailure(error, limits);
    default:
      return openaiFailure(error, limits);
  }
}
