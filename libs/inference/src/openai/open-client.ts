import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { Limits } from '../backend.js';
import { httpFailure, transportFailure } from '../http-failure.js';
import type { InferenceError } from '../inference-error.js';

/** A client of one server. The hub retries, so it does not; nothing is read from the environment or written to the console. */
export function openClient(address: string, key: string | null): OpenAI {
  return new OpenAI({
    baseURL: address,
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    // A redirect could carry the key to another server.
    fetchOptions: { redirect: 'manual' },
    ...(key === null ? { defaultHeaders: { Authorization: null } } : {}),
  });
}

/** Options of one call. The client's own time limit ends bodies that do not come as well. */
export const callOptions = ({ signal, deadlineMs }: Limits) => ({
  signal,
  timeout: Math.max(1, Math.ceil(deadlineMs)),
  maxRetries: 0,
});

/** Any error of the client as a typed failure. */
export function openaiFailure(error: unknown, limits: Limits): InferenceError {
  const isTransport = error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError;
  if (error instanceof APIError && !isTransport && typeof error.status === 'number') {
    return httpFailure(error.status, error.headers as Headers | undefined, error.message);
  }
  return transportFailure(error, limits);
}
