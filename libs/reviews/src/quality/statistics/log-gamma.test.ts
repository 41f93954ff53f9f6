import { describe, expect, it } from '@jest/globals';
import { logGamma } from './log-gamma.js';

describe('logGamma', () => {
  it('is the logarithm of factorials, of Γ(1/2) = √π, and of Γ(1/10) = 9.513507698668732', () => {
    let logFactorial = 0;
    for (let n = 1; n <= 200; n += 1) {
      expect(logGamma(n)).toBeCloseTo(logFactorial, 9);
      logFactorial += Math.log(n);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 10);
    expect(logGamma(0.1)).toBeCloseTo(Math.log(9.513_507_698_668_732), 10);
  });
});
