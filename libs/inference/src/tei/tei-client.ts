import type { Limits } from '../backend.js';
import { httpFailure, transportFailure } from '../http-failure.js';
import { InferenceError } from '../inference-error.js';

/** Most of an answer that is read: a batch of vectors stays far below it. */
const mostBytes = 64 * 1024 * 1024;

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new InferenceError('malformed', 'The answer is larger than 64 MB: look at "address".');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Calls text-embeddings-inference: JSON in, JSON out; every failure as an `InferenceError`. */
export class TeiClient {
  constructor(
    private readonly address: string,
    private readonly key: string | null,
  ) {}

  async call(path: string, body: unknown, limits: Limits): Promise<unknown> {
    const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(limits.deadlineMs)));
    try {
      const response = await fetch(new URL(path, `${this.address.replace(/\/+$/, '')}/`), {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'content-type': 'application/json',
          ...(this.key === null ? {} : { authorization: `Bearer ${this.key}` }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.any([limits.signal, deadline]),
        redirect: 'manual',
      });
      const text = await readText(response);
      if (!response.ok) throw httpFailure(response.status, response.headers, text);
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw transportFailure(error, limits);
    }
  }
}
