import { describe, expect, it } from '@jest/globals';
import { detailRequest } from './detail-request.js';

const huge = { width: 12_000, height: 8000 };

describe('detailRequest', () => {
  it('asks for nothing while the copy of the whole is sharp enough', () => {
    expect(detailRequest(huge, [0, 0, 12_000, 8000], 0.13)).toBeNull();
    expect(detailRequest({ width: 1500, height: 900 }, [0, 0, 100, 100], 8)).toBeNull();
    expect(detailRequest(huge, [5000, 5000, 0, 0], 4)).toBeNull();
  });

  it('asks for a little more than what is seen, in its own pixels at most', () => {
    expect(detailRequest(huge, [5000, 3000, 800, 600], 2)).toEqual({ box: [4608, 2816, 1536, 1024], edge: 1536 });
    expect(detailRequest(huge, [5000, 3000, 800, 600], 0.5)?.edge).toBe(768);
  });

  it('asks for the same after a small move, and never beyond the picture or the limit', () => {
    const before = detailRequest(huge, [5000, 3000, 800, 600], 1);
    expect(detailRequest(huge, [5010, 3010, 800, 600], 1)).toEqual(before);
    const corner = detailRequest(huge, [11_800, 7900, 200, 100], 1);
    expect(corner?.box).toEqual([11_520, 7680, 480, 320]);
    expect(detailRequest(huge, [0, 0, 9000, 7000], 1)?.edge).toBe(4096);
  });
});
