import { describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs';
import { draw } from '../testing/image-files.js';
import { sampleImage } from '../testing/sample-image.js';
import { openSafety } from './score-safety.js';

async function scoreOf(bytes: Buffer) {
  const opened = await openSafety();
  if ('missing' in opened) throw new Error(opened.missing.en);
  return opened.model(bytes);
}

describe('openSafety', () => {
  it('has no doubts about a drawing of a pump', async () => {
    const { unsafe, suggestive, box } = await scoreOf(await sampleImage('pump-x200.png'));
    expect(unsafe).toBeLessThan(0.05);
    expect(suggestive).toBeLessThan(0.05);
    expect(box).toBeNull();
  });

  it('is mistaken about grey cables, as its card says, and shows which region its word hangs on', async () => {
    const { unsafe, box } = await scoreOf(await sampleImage('cable-set.jpg'));
    expect(unsafe).toBeGreaterThan(0.3);
    expect(unsafe).toBeLessThan(0.9);
    const [x, y, width, height] = box ?? [0, 0, 0, 0];
    expect(width * height).toBeGreaterThan(0);
    expect(width * height).toBeLessThanOrEqual(9 / 16);
    expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1);
  });

  it('reads grey, transparent and tiny pictures, and leaves no tensors behind', async () => {
    await scoreOf(await draw(3, 2).png().toBuffer());
    const before = tf.memory().numTensors;
    await scoreOf(await draw(9, 9).greyscale().png().toBuffer());
    await scoreOf(await draw(8, 8).ensureAlpha(0.3).png().toBuffer());
    await scoreOf(await draw(1, 500).toColourspace('b-w').jpeg().toBuffer());
    expect(tf.memory().numTensors).toBe(before);
  });
});
