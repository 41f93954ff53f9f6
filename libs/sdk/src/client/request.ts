import { problem, type Problem } from '@countersign/contracts';
import { retryDelay } from '../fetching/retry-delay.js';
import { CountersignError } from './countersign-error.js';

/** What a client is made with. */
export interface CountersignOptions {
  /** Address of the product, such as https://countersign.example. */
  baseUrl: string;
  apiKey: string;
  /** Times to try again on 429, 503 and, where nothing can be taken in twice, network trouble; 4 when absent. */
  retries?: number;
  /** Milliseconds to wait for one answer; 90,000 when absent. */
  timeout?: number;
}

/** One request of the API. */
export interface ApiRequest {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal | undefined;
}

/** Sends a request, tries again as `Retry-After` says, and answers what came in the end; throws `CountersignError` for a refusal. */
export async function sendRequest(options: CountersignOptions, request: ApiRequest): Promise<Response> {
  const { retries = 4 } = options;
  for (let attempt = 0; ; attempt += 1) {
    const response = await sendOnce(options, request, attempt < retries);
    if (response?.ok) return response;
    const isBusy = response === null || response.status === 429 || response.status === 503;
    if (response && (!isBusy || attempt >= retries)) throw await refusalOf(response);
    await response?.body?.cancel();
    await wait(retryDelay(response?.headers.get('retry-after') ?? null, attempt, Date.now()), request.signal);
  }
}

/** The answer, or null for network trouble that another try may mend. */
async function sendOnce(options: CountersignOptions, request: ApiRequest, mayRetry: boolean): Promise<Response | null> {
  const { method, path, body, idempotencyKey, signal } = request;
  const patience = AbortSignal.timeout(options.timeout ?? 90_000);
  try {
    return await fetch(new URL(path, options.baseUrl), {
      method,
      headers: {
        authorization: `Bearer ${options.apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (error) {
    const isSafe = method === 'GET' || idempotencyKey !== undefined;
    if (!mayRetry || !isSafe || signal?.aborted) throw error;
    return null;
  }
}

async function refusalOf(response: Response): Promise<CountersignError> {
  const found = readProblem(await response.text());
  if (!found) return new CountersignError(response.status, 'unknown', `The server answered ${response.status}.`);
  return new CountersignError(response.status, found.code, found.detail, found);
}

function readProblem(text: string): Problem | null {
  try {
    return problem.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
