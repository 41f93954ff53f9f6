import { InferenceError } from './inference-error.js';

/** Milliseconds of a Retry-After (seconds or a date) or retry-after-ms header; undefined where there is none to use. */
export function retryAfterOf(headers: Headers | undefined, now = Date.now()): number | undefined {
  const exact = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (exact >= 0) return exact;
  const said = headers?.get('retry-after');
  if (!said) return undefined;
  const milliseconds = /^\d+(\.\d+)?$/.test(said.trim()) ? Number(said) * 1000 : Date.parse(said) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

const tooLong =
  /context.?length|maximum context|too (long|large)|exceeds? the (context|available)|must have less than|input tokens/i;

/** The typed failure of an HTTP answer that is no success. `said` is what the server wrote. */
export function httpFailure(status: number, headers: Headers | undefined, said: string): InferenceError {
  const details = { status, retryAfterMs: retryAfterOf(headers) };
  const quote = said.replaceAll(/\s+/g, ' ').slice(0, 300);
  const fail = (kind: InferenceError['kind'], advice: string): InferenceError =>
    new InferenceError(kind, `The server answered ${status}${quote && ` (${quote})`}: ${advice}`, details);
  if (status === 401 || status === 403 || status === 407) {
    return fail('unauthorised', 'look at the key in the environment variable that models.yaml names.');
  }
  if (status === 429 || status === 529) return fail('overloaded', 'ask less at once, or give it more capacity.');
  if (status === 503) return fail('overloaded', 'it starts or has too much to do; look at its logs if that lasts.');
  if (status === 408 || status === 504) return fail('timed-out', 'allow the model more time, or ask less at once.');
  if (status === 413 || ((status === 400 || status === 422) && tooLong.test(said))) {
    return fail(
      'unsupported',
      'the text is too long for this model, or "batch" in models.yaml larger than the server takes.',
    );
  }
  if (status === 404) return fail('unsupported', 'look at address and model name in models.yaml.');
  if (status >= 300 && status < 400)
    return fail('unsupported', 'it redirects; write the final address into models.yaml.');
  if (status >= 400 && status < 500 && status !== 424)
    return fail('unsupported', 'it does not do what models.yaml says of it.');
  return fail('unavailable', 'look at the logs of the server.');
}

/** The typed failure of a request that got no answer that could be read. */
export function transportFailure(
  error: unknown,
  { signal, deadlineMs }: { signal: AbortSignal; deadlineMs: number },
): InferenceError {
  if (error instanceof InferenceError) return error;
  if (signal.aborted) {
    return signal.reason instanceof InferenceError
      ? signal.reason
      : new InferenceError('cancelled', 'The question was withdrawn before it was answered.');
  }
  const names = namesOf(error);
  if (names.some((name) => /timeout/i.test(name))) {
    const message = `The server did not answer within ${Math.round(deadlineMs)} ms: allow the model more time, or ask less at once.`;
    return new InferenceError('timed-out', message, { cause: error });
  }
  if (names.includes('SyntaxError')) {
    const message = `The server did not answer with JSON (${String(error)}): look at "address" in models.yaml, and whether a proxy answers instead.`;
    return new InferenceError('malformed', message, { cause: error });
  }
  return new InferenceError(
    'unavailable',
    `The server cannot be reached (${names.join(', ')}): look whether it runs at "address".`,
    {
      cause: error,
    },
  );
}

/** Names and codes of an error and of what caused it. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    names.push(current.name, current.constructor.name);
    if ('code' in current && typeof current.code === 'string') names.push(current.code);
    current = current.cause;
  }
  return [...new Set(names.length > 0 ? names : [String(error)])];
}
