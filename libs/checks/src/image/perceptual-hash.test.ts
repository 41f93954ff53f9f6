import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { perceptualHash } from './perceptual-hash.js';
import { draw } from './testing/image-files.js';
import { sampleImage } from './testing/sample-image.js';

const names = [
  'pump-x200.png',
  'valve-v30.jpg',
  'gear-set.jpg',
  'packaging-carton.webp',
  'safety-poster.png',
  'cable-set.jpg',
];

function distance(one: string | null, other: string | null): number {
  if (one === null || other === null) throw new Error('A picture has no fingerprint.');
  const differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  return [...differing.toString(2)].filter((bit) => bit === '1').length;
}

describe('perceptualHash', () => {
  it.each(names)('changes little where %s is scaled, encoded anew, or brightened', async (name) => {
    const bytes = await sampleImage(name);
    const own = await perceptualHash(bytes);
    for (const changed of [
      sharp(bytes).resize({ width: 333 }).jpeg({ quality: 60 }),
      sharp(bytes).webp({ quality: 40 }),
      sharp(bytes).modulate({ brightness: 1.1 }).png(),
      sharp(bytes)
        .composite([
          {
            input: Buffer.from('<svg width="40" height="12"><rect width="40" height="12" fill="#fff"/></svg>'),
            left: 5,
            top: 5,
          },
        ])
        .png(),
    ]) {
      expect(distance(own, await perceptualHash(await changed.toBuffer()))).toBeLessThanOrEqual(6);
    }
  });

  it('tells other pictures apart', async () => {
    const hashes = await Promise.all(names.map(async (name) => perceptualHash(await sampleImage(name))));
    hashes.forEach((one, at) =>
      hashes.slice(at + 1).forEach((other) => expect(distance(one, other)).toBeGreaterThan(7)),
    );
  });

  it('does not see that a picture was turned by its EXIF orientation', async () => {
    const bytes = await sampleImage('valve-v30.jpg');
    const turned = await sharp(bytes).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer();
    expect(distance(await perceptualHash(bytes), await perceptualHash(turned))).toBeLessThanOrEqual(6);
  });

  it('has none for a picture of one colour', async () => {
    expect(await perceptualHash(await draw(50, 40).png().toBuffer())).toBeNull();
    expect(await perceptualHash(await draw(1, 1).png().toBuffer())).toBeNull();
  });
});
