import { describe, expect, it } from '@jest/globals';
import { attemptNow, noAttempt, type Attempt } from './attempt.js';
import { restAfter } from './rest-after.js';

const told = (isFetching: boolean, dataUpdatedAt: number, errorUpdatedAt = 0) => ({
  isFetching,
  dataUpdatedAt,
  errorUpdatedAt,
});
const after = (...steps: (readonly [at: number, query: ReturnType<typeof told>])[]): Attempt =>
  steps.reduce((attempt, [at, query]) => attemptNow(attempt, query, at), noAttempt);
const read = [
  [1000, told(true, 0)],
  [4000, told(false, 4000)],
] as const;

describe('attemptNow', () => {
  it('tells when what is shown began to be read and how long that took', () => {
    expect(after(...read)).toMatchObject({ began: 1000, tookMs: 3000, failures: 0, readBegan: 1000 });
    const last = after(...read);
    expect(attemptNow(last, told(false, 4000), 9000)).toBe(last);
  });

  it('counts from one that failed, too: what cannot be read is asked for after a rest, a longer one each time', () => {
    let attempt = after(...read);
    const rests: number[] = [];
    for (let at = 100_000, failedAt = 0; rests.length < 5; at += 1_000_000) {
      attempt = attemptNow(attempt, told(true, 4000, failedAt), at);
      failedAt = at + 200;
      attempt = attemptNow(attempt, told(false, 4000, failedAt), at + 201);
      expect(attempt).toMatchObject({ began: at, tookMs: 200, failures: rests.length + 1, readBegan: 1000 });
      rests.push(restAfter(attempt.tookMs, at + 201 - attempt.began - attempt.tookMs, attempt.failures));
    }
    expect(rests).toEqual([119_999, 239_999, 479_999, 899_999, 899_999]);
    attempt = attemptNow(attempt, told(true, 4000, 4_100_200), 9_000_000);
    attempt = attemptNow(attempt, told(false, 9_000_300, 4_100_200), 9_000_300);
    expect(attempt).toMatchObject({ failures: 0, readBegan: 9_000_000, tookMs: 300 });
  });

  it('rests after one that was broken off, and takes what another page has read as read when it came', () => {
    const broken = after(...read, [10_000, told(true, 4000)], [12_000, told(false, 4000)]);
    expect(broken).toMatchObject({ began: 10_000, tookMs: 2000, failures: 0, readBegan: 1000 });
    expect(after([9000, told(false, 5000)])).toMatchObject({ began: 5000, tookMs: 0, readBegan: 5000 });
  });
});
