import { describe, expect, it } from '@jest/globals';
import { InferenceError, type FailureKind } from './inference-error.js';
import { retryDelay } from './retry.js';

const settings = { baseMs: 100, maxMs: 250, patienceMs: 1_000 };

function delay(kind: FailureKind, more: Partial<Parameters<typeof retryDelay>[0]> = {}, retryAfterMs?: number) {
  const error = new InferenceError(kind, 'no', { retryAfterMs });
  return retryDelay({ error, tried: 1, remainingMs: 10_000, hasNext: false, random: 0.5, ...more }, settings);
}

describe('the wait before a retry', () => {
  it.each<[FailureKind, boolean]>([
    ['overloaded', true],
    ['unavailable', true],
    ['malformed', true],
    ['timed-out', false],
    ['refused', false],
    ['unauthorised', false],
    ['cancelled', false],
    ['unsupported', false],
  ])('after %s: %s', (kind, retried) => expect(delay(kind) !== null).toBe(retried));

  it('is anything from nothing to a span that doubles up to its longest', () => {
    expect(delay('unavailable', { random: 0 })).toBe(0);
    expect(delay('unavailable', { random: 0.99 })).toBeCloseTo(99);
    expect(delay('unavailable', { tried: 2, random: 0.5 })).toBe(100);
    expect(delay('unavailable', { tried: 2, random: 0.99 })).toBeCloseTo(198);
    const error = new InferenceError('overloaded', 'no');
    const second = { error, tried: 2, remainingMs: 10_000, hasNext: false, random: 0.5 };
    expect(retryDelay(second, { ...settings, maxMs: 150 })).toBe(75);
  });

  it.each<[FailureKind, number]>([
    ['unavailable', 2],
    ['overloaded', 2],
    ['malformed', 1],
    ['refused', 0],
  ])('%s is followed by %i at most', (kind, retries) => {
    const delays = [1, 2, 3].map((tried) => delay(kind, { tried }));
    expect(delays.filter((milliseconds) => milliseconds !== null)).toHaveLength(retries);
  });

  it('is never shorter than the server asks, and never reaches the deadline', () => {
    expect(delay('overloaded', { random: 0 }, 700)).toBe(700);
    expect(delay('overloaded', { random: 0, remainingMs: 700 }, 700)).toBeNull();
    expect(delay('unavailable', { remainingMs: 50 })).toBeNull();
  });

  it('is not spent on a server that asks for long while another can be asked', () => {
    expect(delay('overloaded', { hasNext: true }, 30_000)).toBeNull();
    expect(delay('overloaded', { hasNext: true, random: 0 }, 900)).toBe(900);
    expect(delay('overloaded', { random: 0, remainingMs: 60_000 }, 30_000)).toBe(30_000);
  });
});
