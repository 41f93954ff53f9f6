import { describe, expect, it } from '@jest/globals';
import { pictureDifference } from './picture-difference.js';

const rgba = (...values: number[]) => new Uint8ClampedArray(values);

describe('pictureDifference', () => {
  it('takes channel from channel, opaque, and counts pixels that differ by more than re-encoding does', () => {
    const { pixels, share } = pictureDifference(
      rgba(10, 20, 30, 255, 0, 0, 0, 255),
      rgba(15, 18, 30, 0, 0, 200, 0, 255),
      1,
    );
    expect([...pixels]).toEqual([5, 2, 0, 255, 0, 200, 0, 255]);
    expect(share).toBe(0.5);
  });

  it('makes small differences visible by a gain, and never wraps', () => {
    expect([...pictureDifference(rgba(0, 0, 0, 255), rgba(4, 100, 0, 255), 8).pixels]).toEqual([32, 255, 0, 255]);
  });

  it('refuses pictures of different sizes', () => {
    expect(() => pictureDifference(rgba(0, 0, 0, 0), rgba(), 1)).toThrow('differ in size');
  });
});
