import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type * as OpenCv from '@techstark/opencv-js';
import { pictureMemory } from './open-cv.js';
import { openText } from './read-text.js';

const cv = createRequire(import.meta.url)('@techstark/opencv-js') as typeof OpenCv;

/** A page full of lines, each page another one. */
function page(nth: number): Promise<Buffer> {
  const line = (at: number) =>
    `<text x="20" y="${35 + at * 40}" font-size="28" font-family="sans-serif">Line ${at} of page ${nth}</text>`;
  const lines = Array.from({ length: 8 }, (_, at) => line(at)).join('');
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="360">${lines}</svg>`))
    .flatten({ background: '#fff' })
    .png()
    .toBuffer();
}

describe('the memory of OpenCV', () => {
  it('can be used as soon as the reader of text is there, also by the first picture', async () => {
    const opened = await openText();
    if ('missing' in opened) throw new Error(opened.missing.en);
    expect(typeof cv.Mat).toBe('function');
  });

  it('is given back after each picture', async () => {
    const memory = await pictureMemory();
    const made = await memory.during(() =>
      Promise.resolve([
        new cv.Mat(4, 4, cv.CV_8UC4),
        cv.matFromArray(2, 2, cv.CV_8UC1, [1, 2, 3, 4]),
        cv.getRotationMatrix2D(new cv.Point(1, 1), 90, 1),
      ]),
    );
    expect(made.map((mat) => mat.isDeleted())).toEqual([true, true, true]);
    const listed = await memory.during(() => {
      const list = new cv.MatVector();
      list.push_back(new cv.Mat(4, 4, cv.CV_8UC4));
      return Promise.resolve([list, list.get(0), list.get(0)]);
    });
    expect(listed.map((held) => held.isDeleted())).toEqual([true, true, true]);
  });

  it('does not hold what is read back: the same page reads the same after another', async () => {
    const opened = await openText();
    if ('missing' in opened) throw new Error(opened.missing.en);
    const first = await opened.model(await page(0));
    expect(first).toHaveLength(8);
    expect(await opened.model(await page(1))).toHaveLength(8);
    const again = await sharp(await page(0))
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(await opened.model(again)).toEqual(first);
  }, 60_000);

  it('reads one after the other, and goes on after one that failed', async () => {
    const memory = await pictureMemory();
    const order: string[] = [];
    const failing = memory.during(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push('first');
      throw new Error('no picture');
    });
    const next = memory.during(() => Promise.resolve(order.push('second')));
    await expect(failing).rejects.toThrow('no picture');
    await next;
    expect(order).toEqual(['first', 'second']);
  });
});
