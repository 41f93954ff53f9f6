import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spaced } from './spaced.js';

describe('spaced', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('acts at once, then once for all that came in the time, and at once again after a quiet one', () => {
    const act = jest.fn();
    const ask = spaced(act, 5000);
    ask();
    expect(act).toHaveBeenCalledTimes(1);
    for (let count = 0; count < 9; count += 1) ask();
    jest.advanceTimersByTime(4999);
    expect(act).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(5000);
    expect(act).toHaveBeenCalledTimes(2);
    ask();
    expect(act).toHaveBeenCalledTimes(3);
  });
});
