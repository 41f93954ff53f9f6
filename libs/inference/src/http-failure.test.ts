import { describe, expect, it } from '@jest/globals';
import { httpFailure, retryAfterOf, transportFailure } from './http-failure.js';
import { InferenceError } from './inference-error.js';

const headers = (entries: Record<string, string>): Headers => new Headers(entries);
const now = Date.parse('2026-11-29T12:00:00Z');

describe('Retry-After', () => {
  it.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': 'Sun, 29 Nov 2026 12:00:10 GMT' }, 10_000],
    [{ 'retry-after': 'Sun, 29 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after-ms': '250', 'retry-after': '3' }, 250],
    [{}, undefined],
  ])('%j is %s ms', (entries, milliseconds) => expect(retryAfterOf(headers(entries), now)).toBe(milliseconds));
});

describe('an HTTP status', () => {
  it.each<[number, string, string]>([
    [401, '', 'unauthorised'],
    [403, '', 'unauthorised'],
    [429, '', 'overloaded'],
    [503, 'Loading model', 'overloaded'],
    [504, '', 'timed-out'],
    [400, "This model's maximum context length is 4096 tokens", 'unsupported'],
    [422, 'inputs must have less than 512 tokens', 'unsupported'],
    [413, 'batch size 64 > maximum allowed batch size 32', 'unsupported'],
    [404, '', 'unsupported'],
    [301, '', 'unsupported'],
    [424, 'Inference failed', 'unavailable'],
    [500, '', 'unavailable'],
    [502, '', 'unavailable'],
  ])('%i (%s) is %s', (status, said, kind) => {
    const failure = httpFailure(status, headers({ 'retry-after': '2' }), said);
    expect(failure).toMatchObject({ kind, status, retryAfterMs: 2_000 });
    expect(failure.message).toContain(said);
  });

  it('quotes a long answer in part only', () => {
    expect(httpFailure(500, undefined, 'x'.repeat(10_000)).message.length).toBeLessThan(500);
  });
});

describe('a request without an answer', () => {
  const limits = { signal: new AbortController().signal, deadlineMs: 100 };
  it.each<[unknown, string]>([
    [
      new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) }),
      'unavailable',
    ],
    [new DOMException('too late', 'TimeoutError'), 'timed-out'],
    [new SyntaxError('Unexpected token <'), 'malformed'],
    [new InferenceError('refused', 'no'), 'refused'],
    ['a thrown text', 'unavailable'],
  ])('%s', (error, kind) => expect(transportFailure(error, limits).kind).toBe(kind));

  it('was withdrawn, for the reason that the signal has', () => {
    expect(transportFailure(new Error('x'), { ...limits, signal: AbortSignal.abort() }).kind).toBe('cancelled');
    const late = new InferenceError('timed-out', 'late');
    expect(transportFailure(new Error('x'), { ...limits, signal: AbortSignal.abort(late) })).toBe(late);
  });
});
