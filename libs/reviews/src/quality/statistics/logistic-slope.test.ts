import { describe, expect, it } from '@jest/globals';
import { logisticSlope } from './logistic-slope.js';

describe('logisticSlope', () => {
  it('hours of study and passing, twenty students: 1.5046 with error 0.6287 (Wikipedia, "Logistic regression")', () => {
    const hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5];
    const passed = [...'00000010101010111111'];
    const found = logisticSlope(hours.map((at, student) => ({ at, hit: passed[student] === '1' })));
    expect(found?.value).toBeCloseTo(1.5046, 4);
    expect(((found?.to ?? 0) - (found?.value ?? 0)) / 1.959_963_985).toBeCloseTo(0.6287, 3);
  });

  it.each([
    ['nothing', []],
    ['hits alone', [1, 2, 3].map((at) => ({ at, hit: true }))],
    ['hits after misses', [1, 2, 3, 4].map((at) => ({ at, hit: at > 2 }))],
    ['one place', [true, false, true].map((hit) => ({ at: 1, hit }))],
  ])('is unknown of %s', (_name, trials) => {
    expect(logisticSlope(trials)).toBeNull();
  });
});
