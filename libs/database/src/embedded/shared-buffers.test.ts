import { describe, expect, it } from '@jest/globals';
import { sharedBuffers } from './shared-buffers.js';

const giga = 1024 ** 3;

describe('sharedBuffers', () => {
  it.each([
    [giga / 4, 64],
    [2 * giga, 256],
    [64 * giga, 1024],
  ])('of %d bytes are %d MB', (memory, megabytes) => {
    expect(sharedBuffers(memory)).toBe(megabytes);
  });

  it('of this machine lie within their limits', () => {
    expect(sharedBuffers()).toBeGreaterThanOrEqual(64);
    expect(sharedBuffers()).toBeLessThanOrEqual(1024);
  });
});
