import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { crowdedImages } from '@countersign/testing';
import { imageInfo } from './image-info.js';

/** Numbers read and patterns run: of each part that a file may have (65,536) a handful. */
const mostWork = 300_000;

/** What is read of indexes, entries and directories; segments and blocks, which are walked over once, are not counted. */
const counted = [
  [RegExp.prototype, 'exec'],
  [Buffer.prototype, 'readUIntBE'],
  [Buffer.prototype, 'readUIntLE'],
] as const;

type Own = (this: unknown, ...given: unknown[]) => unknown;

let work = 0;
const restore: (() => void)[] = [];

beforeAll(() => {
  for (const [of, name] of counted) {
    const owner = of as unknown as Record<string, Own>;
    const own = owner[name];
    if (!own) throw new Error(`${name} is gone.`);
    owner[name] = function count(...given) {
      work += 1;
      return own.apply(this, given);
    };
    restore.push(() => {
      owner[name] = own;
    });
  }
});
afterAll(() => {
  for (const undo of restore) undo();
});

describe('a file of as many parts as fit', () => {
  it.each(crowdedImages)('costs little to read: $name', ({ make }) => {
    const bytes = make();
    work = 0;
    try {
      imageInfo(bytes);
    } catch (error) {
      expect(error).toMatchObject({ code: 'unsupported-media-type' });
    }
    expect(work).toBeGreaterThan(0);
    expect(work).toBeLessThan(mostWork);
  });
});
