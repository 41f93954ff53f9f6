import { describe, expect, it } from '@jest/globals';
import * as tf from '@tensorflow/tfjs';
import { draw } from '../testing/image-files.js';
import { picturedFaces, sampleImage } from '../testing/sample-image.js';
import { openFaces } from './find-faces.js';

async function facesOf(bytes: Buffer) {
  const opened = await openFaces();
  if ('missing' in opened) throw new Error(opened.missing.en);
  return opened.model(bytes);
}

describe('openFaces', () => {
  it('finds the five clear faces of a picture, each where it is', async () => {
    const faces = await facesOf(await picturedFaces());
    const clear = faces.filter(({ certainty }) => certainty >= 0.6);
    expect(clear).toHaveLength(5);
    // They stand side by side, at half of the height.
    const lefts = clear.map(({ box }) => box[0]).sort((one, other) => one - other);
    lefts.forEach((left, at) => expect(left).toBeCloseTo(0.03 + at * 0.19, 1));
    for (const { box } of clear) {
      expect(box[1]).toBeCloseTo(0.49, 1);
      expect(box[0] + box[2]).toBeLessThanOrEqual(1);
    }
  });

  it('is certain of the presentation of some of them only', async () => {
    const clear = (await facesOf(await picturedFaces())).filter(({ certainty }) => certainty >= 0.6);
    const certain = clear.filter(({ presentationCertainty }) => presentationCertainty >= 0.7);
    expect(certain.length).toBeGreaterThan(2);
    expect(certain.length).toBeLessThan(clear.length);
  });

  it('finds none in drawings without one, and leaves no tensors behind', async () => {
    expect((await facesOf(await sampleImage('pump-x200.png'))).filter(({ certainty }) => certainty >= 0.6)).toEqual([]);
    const before = tf.memory().numTensors;
    for (const [width, height] of [
      [1, 1],
      [2, 700],
      [300, 200],
    ] as const) {
      expect(
        (await facesOf(await draw(width, height).png().toBuffer())).filter(({ certainty }) => certainty >= 0.6),
      ).toEqual([]);
    }
    await facesOf(await sampleImage('gear-set.jpg'));
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives the fetch of the process back when it has loaded', async () => {
    await openFaces();
    await expect(fetch('file:///etc/hostname')).rejects.toThrow();
  });
});
