import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { draw } from '../testing/image-files.js';
import { sampleImage } from '../testing/sample-image.js';
import { openText } from './read-text.js';

async function linesOf(bytes: Buffer) {
  const opened = await openText();
  if ('missing' in opened) throw new Error(opened.missing.en);
  return opened.model(bytes);
}

describe('openText', () => {
  it('reads the lines of a plate from the top to the bottom, with where they stand', async () => {
    const lines = await linesOf(await sampleImage('type-plate-x200.png'));
    expect(lines.map(({ text }) => text)).toEqual([
      'PUMP X200',
      'Flow 160 litres per minute',
      'Maximum pressure 12 bar',
      'Warranty 24 months',
    ]);
    expect(lines.every(({ certainty }) => certainty > 0.9)).toBe(true);
    const [, flow] = lines.map(({ box }) => box);
    // The line is drawn at 100 of 640 px from the left, its foot at 212 of 480.
    expect(flow?.[0]).toBeCloseTo(100 / 640, 1);
    expect((flow?.[1] ?? 0) + (flow?.[3] ?? 0)).toBeCloseTo(214 / 480, 1);
  });

  it('gives places as shares, whatever the size of the picture', async () => {
    const bytes = await sampleImage('type-plate-x200.png');
    const larger = await sharp(bytes).resize({ width: 1900 }).png().toBuffer();
    const [own] = await linesOf(bytes);
    const [other] = await linesOf(larger);
    own?.box.forEach((share, at) => expect(other?.box[at]).toBeCloseTo(share, 1));
  });

  it('reads nothing where nothing is written, however small or narrow', async () => {
    expect(await linesOf(await draw(1, 1).png().toBuffer())).toEqual([]);
    expect(await linesOf(await draw(1, 900).png().toBuffer())).toEqual([]);
    expect(await linesOf(await draw(400, 300).png().toBuffer())).toEqual([]);
  });
});
