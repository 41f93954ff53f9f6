import type { ServerResponse } from 'node:http';
import type { Behaviour, Flavour } from './behaviour.js';
import { errorBody } from './openai-wire.js';

interface Failure {
  status: number;
  message: string;
  headers?: Record<string, string>;
}

function failureOf(behaviour: Behaviour, flavour: Flavour): Failure | null {
  switch (behaviour) {
    case 'overloaded':
      return { status: 429, message: 'Model is overloaded', headers: { 'retry-after': '2' } };
    case 'starting':
      return { status: 503, message: 'Loading model' };
    case 'failing':
      return { status: 500, message: 'CUDA out of memory' };
    case 'backend-gone':
      return flavour === 'tei' ? { status: 424, message: 'Inference failed' } : { status: 502, message: 'Bad gateway' };
    case 'unauthorised':
      return { status: 401, message: 'Incorrect API key provided' };
    case 'unknown-model':
      return { status: 404, message: 'The model does not exist' };
    case 'too-long':
      return flavour === 'tei'
        ? { status: 413, message: 'inputs must have less than 512 tokens. Given: 900' }
        : { status: 400, message: "This model's maximum context length is 512 tokens." };
    case 'redirecting':
      return { status: 302, message: 'Found', headers: { location: 'http://127.0.0.1:9/elsewhere' } };
    default:
      return null;
  }
}

/** A number of an answer becomes NaN, which JSON does not know. */
const withNan = (answer: string): string => answer.replace(/(?<=[:[,])-?\d+(\.\d+)?/, 'NaN');

/** Answers as the behaviour has it; false for one that answers in good form. */
export function misbehave(behaviour: Behaviour, flavour: Flavour, answer: string, response: ServerResponse): boolean {
  const send = (status: number, body: string, headers: Record<string, string> = {}): true => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
    return true;
  };
  const failure = failureOf(behaviour, flavour);
  if (failure) {
    return send(failure.status, JSON.stringify(errorBody(failure.status, failure.message, flavour)), failure.headers);
  }
  const half = answer.slice(0, Math.floor(answer.length / 2));
  switch (behaviour) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return true;
    case 'truncated-json':
      return send(200, half);
    case 'truncated-body':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
      response.write(half, () => response.socket?.end());
      return true;
    case 'stalled-body':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
      response.write(half);
      return true;
    case 'hanging':
      return true;
    case 'html':
      return send(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' });
    case 'error-in-success':
      return send(200, JSON.stringify(errorBody(500, 'Upstream failed', flavour)));
    case 'event-stream':
      return send(200, 'data: {"error":{"message":"Upstream failed"}}\n\ndata: [DONE]\n\n', {
        'content-type': 'text/event-stream',
      });
    case 'nan':
      return send(200, withNan(answer));
    default:
      return false;
  }
}
