import { describe, expect, it } from '@jest/globals';
import { wilsonInterval } from './wilson-interval.js';

describe('wilsonInterval', () => {
  it('Wilson: 81 of 263 (Newcombe 1998, table I)', () => {
    const { from, to } = wilsonInterval(81, 263);
    expect(from).toBeCloseTo(0.2553, 4);
    expect(to).toBeCloseTo(0.3662, 4);
  });

  it('Wilson: 0 of 20 (Newcombe 1998, table I)', () => {
    expect(wilsonInterval(0, 20).from).toBe(0);
    expect(wilsonInterval(0, 20).to).toBeCloseTo(0.1611, 4);
  });
});
