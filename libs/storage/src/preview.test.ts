import { describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { avifBeside, avifWith, cutTo, ofSize, turnedBy } from '@countersign/testing';
import { imageInfo } from './image-info.js';
import { judgeImage } from './judge-image.js';
import { preview } from './preview.js';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } });

describe('preview', () => {
  it('shrinks to the longest edge and never enlarges', async () => {
    const large = await preview(await picture(400, 200).png().toBuffer(), 100);
    expect(large).toMatchObject({
      width: 100,
      height: 50,
      sourceWidth: 400,
      sourceHeight: 200,
      mediaType: 'image/webp',
    });
    expect(imageInfo(large.bytes)).toMatchObject({ mediaType: 'image/webp', width: 100, height: 50 });
    expect(await preview(await picture(40, 20).jpeg().toBuffer(), 100)).toMatchObject({ width: 40, height: 20 });
  });

  it('applies the EXIF orientation and leaves all metadata behind', async () => {
    const turned = await picture(40, 20)
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Make: 'SecretCam', Copyright: 'somebody' } })
      .jpeg()
      .toBuffer();
    const copy = await preview(turned, 100);
    expect(copy).toMatchObject({ width: 20, height: 40, sourceWidth: 20, sourceHeight: 40 });
    const { exif, xmp, icc, iptc, orientation } = await sharp(copy.bytes).metadata();
    expect({ exif, xmp, icc, iptc, orientation }).toEqual({});
    expect(turned.includes('SecretCam')).toBe(true);
    expect(copy.bytes.includes('SecretCam')).toBe(false);
  });

  it('shows a part in its own pixels, or shrunk; what reaches over the edge is cut', async () => {
    const red = await sharp({ create: { width: 100, height: 100, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const both = await picture(200, 100)
      .composite([{ input: red, left: 100, top: 0 }])
      .png()
      .toBuffer();
    const part = await preview(both, 1600, { part: { x: 120, y: 10, width: 50, height: 40 } });
    expect(part).toMatchObject({ width: 50, height: 40, sourceWidth: 200, sourceHeight: 100 });
    const { dominant } = await sharp(part.bytes).stats();
    expect(dominant.r).toBeGreaterThan(200);
    expect(await preview(both, 25, { part: { x: 120, y: 10, width: 50, height: 40 } })).toMatchObject({
      width: 25,
      height: 20,
    });
    expect(await preview(both, 1600, { part: { x: 180, y: 90, width: 500, height: 500 } })).toMatchObject({
      width: 20,
      height: 10,
    });
    await expect(preview(both, 1600, { part: { x: 200, y: 0, width: 5, height: 5 } })).rejects.toMatchObject({
      code: 'invalid-query',
    });
  });

  it('counts the pixels of a part after the EXIF orientation', async () => {
    const red = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    // Stored with red on the left; turned by a quarter to the right, red is at the top.
    const turned = await picture(40, 20)
      .composite([{ input: red, left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const top = await preview(turned, 1600, { part: { x: 0, y: 0, width: 20, height: 15 } });
    expect(top).toMatchObject({ width: 20, height: 15, sourceWidth: 20, sourceHeight: 40 });
    expect((await sharp(top.bytes).stats()).dominant.r).toBeGreaterThan(200);
    const bottom = await preview(turned, 1600, { part: { x: 0, y: 25, width: 20, height: 15 } });
    expect((await sharp(bottom.bytes).stats()).dominant.r).toBeLessThan(60);
  });

  describe('of an AVIF that its own properties turn or cut', () => {
    /** 40 × 60, its left half red and its right half teal. */
    const halves = async (): Promise<Buffer> => {
      const red = await sharp({ create: { width: 20, height: 60, channels: 3, background: 'red' } })
        .png()
        .toBuffer();
      return picture(40, 60)
        .composite([{ input: red, left: 0, top: 0 }])
        .avif({ lossless: true, effort: 0 })
        .toBuffer();
    };
    const redIn = async (bytes: Buffer, x: number, y: number): Promise<boolean> => {
      const part = await preview(bytes, 1600, { part: { x, y, width: 8, height: 8 } });
      return (await sharp(part.bytes).stats()).dominant.r > 200;
    };

    it.each<[string, Buffer[], [number, number], [number, number], [number, number]]>([
      // Turned against the clock, what was at the right is at the top.
      ['turned by a quarter', [turnedBy(1)], [60, 40], [50, 30], [50, 2]],
      ['turned by three quarters', [turnedBy(3)], [60, 40], [50, 2], [50, 30]],
      ['turned by a half', [turnedBy(2)], [40, 60], [30, 50], [2, 50]],
      ['cut', [cutTo(30, 20)], [30, 20], [2, 10], [20, 10]],
      ['cut, then turned', [cutTo(30, 20), turnedBy(1)], [20, 30], [10, 20], [10, 2]],
    ])('%s: size, copy and parts agree', async (_name, properties, [width, height], red, teal) => {
      const bytes = avifWith(await halves(), ...properties);
      expect(imageInfo(bytes)).toMatchObject({ width, height });
      expect(await preview(bytes, 1600)).toMatchObject({ width, height, sourceWidth: width, sourceHeight: height });
      expect([await redIn(bytes, ...red), await redIn(bytes, ...teal)]).toEqual([true, false]);
      await expect(preview(bytes, 1600, { part: { x: width, y: 0, width: 1, height: 1 } })).rejects.toMatchObject({
        code: 'invalid-query',
      });
    });

    it('agrees with EXIF orientation, which encoders turn into a property', async () => {
      const turned = await picture(40, 20).withMetadata({ orientation: 6 }).avif({ effort: 0 }).toBuffer();
      expect(imageInfo(turned)).toMatchObject({ width: 20, height: 40 });
      expect(await preview(turned, 1600)).toMatchObject({ width: 20, height: 40, sourceWidth: 20, sourceHeight: 40 });
    });

    it('is measured before it is cut: a decoder holds the whole', async () => {
      const bytes = avifWith(await halves(), cutTo(2, 2));
      expect(() => judgeImage(bytes, { bytes: 1_000_000, pixels: 2000 })).toThrow(/40 × 60 pixels/);
    });

    it('is as large as its own property says, whatever others stand in the file', async () => {
      const bytes = avifBeside(avifWith(await halves(), turnedBy(1)), ofSize(800, 600));
      expect(imageInfo(bytes)).toMatchObject({
        width: 60,
        height: 40,
        untouched: { width: 40, height: 60 },
        decoded: { width: 800, height: 600 },
      });
      expect(() => judgeImage(bytes, { bytes: 1_000_000, pixels: 5000 })).toThrow(/800 × 600 pixels/);
    });

    it('is refused where a property is broken', async () => {
      const whole = avifWith(await halves(), cutTo(30, 20));
      const [broken, unnamed] = [Buffer.from(whole), Buffer.from(whole)];
      broken.writeUInt32BE(0, broken.indexOf('clap') + 8);
      unnamed.write('free', unnamed.indexOf('pitm'), 'latin1');
      for (const bytes of [broken, unnamed]) expect(() => imageInfo(bytes)).toThrow(/truncated or damaged/);
    });
  });

  it('shows what intake would refuse today: it was taken in, and people must see what they decide on', async () => {
    const [png, jpeg] = [await picture(40, 20).png().toBuffer(), await picture(40, 20).jpeg().toBuffer()];
    const comment = Buffer.from('<?php system($_GET[0]);');
    const commented = [Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2]), comment, jpeg.subarray(2)];
    const track = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('moov')]);
    const avif = await picture(40, 20).avif({ effort: 0 }).toBuffer();
    for (const parts of [commented, [jpeg, jpeg], [png, Buffer.from('PK')], [avif, track]]) {
      const bytes = Buffer.concat(parts);
      expect(() => judgeImage(bytes)).toThrow(expect.objectContaining({ code: 'unsupported-media-type' }));
      expect(await preview(bytes, 10)).toMatchObject({ width: 10, height: 5, sourceWidth: 40, sourceHeight: 20 });
    }
  });

  it('shows a part of every frame', async () => {
    const frames = Buffer.concat([Buffer.alloc(40 * 30 * 3, 9), Buffer.alloc(40 * 30 * 3, 200)]);
    const gif = await sharp(frames, { raw: { width: 40, height: 60, channels: 3, pageHeight: 30 } })
      .gif()
      .toBuffer();
    const copy = await preview(gif, 1600, { part: { x: 5, y: 5, width: 10, height: 8 } });
    expect(imageInfo(copy.bytes)).toMatchObject({ frames: 2, width: 10, height: 8 });
  });

  it.each(['gif', 'webp'] as const)('shows one frame of a %s as a still, whole or in part', async (format) => {
    const frames = Buffer.concat([9, 100, 200].map((shade) => Buffer.alloc(40 * 30 * 3, shade)));
    const animation = await sharp(frames, { raw: { width: 40, height: 90, channels: 3, pageHeight: 30 } })
      .toFormat(format, format === 'webp' ? { lossless: true } : {})
      .toBuffer();
    for (const [frame, shade] of [9, 100, 200].entries()) {
      const copy = await preview(animation, 1600, { frame });
      expect(imageInfo(copy.bytes)).toMatchObject({ frames: 1, width: 40, height: 30 });
      expect(copy).toMatchObject({ sourceWidth: 40, sourceHeight: 30 });
      const { channels } = await sharp(copy.bytes).stats();
      expect(Math.abs((channels[0]?.mean ?? 0) - shade)).toBeLessThan(6);
    }
    const part = await preview(animation, 1600, { frame: 2, part: { x: 5, y: 5, width: 10, height: 8 } });
    expect(imageInfo(part.bytes)).toMatchObject({ frames: 1, width: 10, height: 8 });
    await expect(preview(animation, 1600, { frame: 3 })).rejects.toMatchObject({ code: 'invalid-query' });
  });

  it('knows of a still one frame, the first', async () => {
    const png = await picture(40, 20).png().toBuffer();
    expect(await preview(png, 10, { frame: 0 })).toMatchObject({ width: 10, height: 5 });
    await expect(preview(png, 10, { frame: 1 })).rejects.toMatchObject({ code: 'invalid-query' });
  });

  it('keeps every frame of an animation', async () => {
    const frames = Buffer.concat([Buffer.alloc(40 * 30 * 3, 9), Buffer.alloc(40 * 30 * 3, 200)]);
    const gif = await sharp(frames, { raw: { width: 40, height: 60, channels: 3, pageHeight: 30 } })
      .gif()
      .toBuffer();
    const copy = await preview(gif, 20);
    expect(copy).toMatchObject({ width: 20, height: 15 });
    expect(imageInfo(copy.bytes)).toMatchObject({ frames: 2, width: 20, height: 15 });
  });

  it.each<[string, (image: Sharp) => Promise<Buffer>, number[], number]>([
    ['a wide-gamut profile', (image) => image.withIccProfile('p3').png().toBuffer(), [234, 51, 35], 14],
    ['CMYK', (image) => image.toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(), [234, 51, 35], 40],
    ['16 bits', (image) => image.toColourspace('rgb16').png().toBuffer(), [234, 51, 35], 14],
    ['grey', (image) => image.greyscale().png().toBuffer(), [124, 124, 124], 14],
  ])('shows colours of %s as sRGB', async (_name, encode, colour, apart) => {
    const source = await encode(
      sharp({ create: { width: 32, height: 32, channels: 3, background: { r: 234, g: 51, b: 35 } } }),
    );
    const copy = await preview(source, 16);
    const metadata = await sharp(copy.bytes).metadata();
    expect(metadata).toMatchObject({ space: 'srgb', depth: 'uchar', hasProfile: false });
    const { data } = await sharp(copy.bytes).raw().toBuffer({ resolveWithObject: true });
    const far = [0, 1, 2].map((channel) => Math.abs((data[channel] ?? 0) - (colour[channel] ?? 0)));
    expect(Math.max(...far)).toBeLessThan(apart);
  });

  it('keeps transparency, so that the viewer chooses the ground', async () => {
    const half = sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
    });
    const copy = await preview(await half.png().toBuffer(), 16);
    const { channels } = await sharp(copy.bytes).stats();
    expect(channels[3]?.mean).toBeCloseTo(128, -1);
  });

  it('refuses pixels that do not decode, and a bomb before decoding it', async () => {
    const png = Buffer.from(await picture(40, 20).png().toBuffer());
    const at = png.indexOf('IDAT');
    png.fill(0x55, at + 4, at + 20);
    await expect(preview(png, 100)).rejects.toMatchObject({ code: 'unsupported-media-type' });
    const bomb = Buffer.from(await picture(40, 20).png().toBuffer());
    bomb.writeUInt32BE(50_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    await expect(preview(bomb, 100)).rejects.toMatchObject({ code: 'too-large' });
  });
});
