import { describe, expect, it } from '@jest/globals';
import { checkSettings } from './checks.js';
import { defaultImageLimits, imageLimits } from './image-limits.js';

describe('imageLimits', () => {
  it('has defaults, so that a checks.yaml of before says nothing of images', () => {
    const before = { version: 1, modalities: { text: [], image: [], schedule: [] } };
    expect(checkSettings.parse(before).images).toEqual(defaultImageLimits);
    expect(defaultImageLimits).toMatchObject({ unsafe: { lookFrom: 0.3, flagFrom: 0.9 }, nearRejectedBits: 6 });
  });

  it.each([
    ['a doubt above the flag', { unsafe: { lookFrom: 0.9, flagFrom: 0.5 } }],
    ['shares of fewer than ten people', { presentation: { enabled: true, certainFrom: 0.7, leastPeople: 9 } }],
    ['a distance that the index does not find', { nearRejectedBits: 8 }],
    ['a limit that nothing reads', { unsaveFrom: 0.5 }],
  ])('refuses %s', (_name, limits) => {
    expect(imageLimits.safeParse(limits).success).toBe(false);
  });
});
