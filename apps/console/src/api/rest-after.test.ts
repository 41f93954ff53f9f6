import { describe, expect, it } from '@jest/globals';
import { restAfter } from './rest-after.js';

describe('restAfter', () => {
  it.each([
    [200, 0, 60_000],
    [200, 45_000, 15_000],
    [200, 90_000, 1000],
    [10_000, 0, 200_000],
    [10_000, 60_000, 140_000],
  ])('what took %d ms, %d ms ago: %d', (took, since, rest) => {
    expect(restAfter(took, since)).toBe(rest);
  });

  it.each([
    [200, 1, 120_000],
    [200, 3, 480_000],
    [200, 50, 900_000],
    [60_000, 50, 1_200_000],
  ])('what took %d ms and failed %d times: %d', (took, failures, rest) => {
    expect(restAfter(took, 0, failures)).toBe(rest);
  });
});
