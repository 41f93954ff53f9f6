import { routes, type RouteName } from '@countersign/contracts';
import type { z } from 'zod';
import type { Answer } from './answers.js';
import { problemOf, unreachable } from './problem-error.js';
import { serverClock } from './server-clock.js';
import { sessionStore } from './session-store.js';

type Route<N extends RouteName> = (typeof routes)[N];
type In<S> = S extends z.ZodType ? z.input<S> : never;

/** Input of a route as the console gives it: path parameters, query and body before defaults. */
export interface CallInput<N extends RouteName> {
  params?: In<Route<N>['params']>;
  query?: Partial<In<Route<N>['query']>>;
  body?: In<Route<N>['body']>;
  /** In place of a body: parts of a form, files among them. */
  form?: FormData;
  /** The same key makes the same request count once, also when its answer was lost. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Address of a route with its parameters filled in, for links and images as well as for calls. */
export function addressOf<N extends RouteName>(name: N, input: Pick<CallInput<N>, 'params' | 'query'> = {}): string {
  const params = new Map(Object.entries(input.params ?? {}));
  const path = routes[name].path.replace(/:([a-zA-Z]+)/g, (_, key: string) =>
    encodeURIComponent(String(params.get(key) ?? '')),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** Calls a route of the contract; null for 204. Throws `ProblemError` for every refusal, also when offline. */
export async function call<N extends RouteName>(name: N, input: CallInput<N> = {}): Promise<Answer<N>> {
  const route = routes[name];
  const headers = new Headers({
    accept: 'application/json, text/plain, */*',
    'accept-language': sessionStore.language(),
  });
  const token = sessionStore.get()?.csrfToken;
  if (route.method !== 'GET' && token !== undefined) headers.set('x-csrf-token', token);
  if (input.idempotencyKey !== undefined) headers.set('idempotency-key', input.idempotencyKey);
  const request: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
  if (input.signal) request.signal = input.signal;
  if (input.form !== undefined) request.body = input.form;
  else if (input.body !== undefined) {
    headers.set('content-type', 'application/json');
    request.body = JSON.stringify(input.body);
  }
  const response = await fetch(addressOf(name, input), request).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable(cause);
  });
  serverClock.note(response);
  if (!response.ok) {
    if (response.status === 401 && name !== 'signIn') sessionStore.set(null);
    throw await problemOf(response);
  }
  return read(name, response);
}

async function read<N extends RouteName>(name: N, response: Response): Promise<Answer<N>> {
  if (response.status === 204) return null as Answer<N>;
  const { answer, answerType } = routes[name];
  if (answerType !== undefined && answerType !== 'application/json') return (await response.text()) as Answer<N>;
  const body: unknown = await response.json();
  // Answers are the server's promise, kept by its own tests; development checks it here as well.
  if (import.meta.env.DEV && answer) answer.parse(body);
  return body as Answer<N>;
}
