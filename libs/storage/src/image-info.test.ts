import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { containerJpeg, multiPictureJpeg } from '@countersign/testing';
import { imageInfo } from './image-info.js';
import { judgeImage } from './judge-image.js';

const draw = (channels: 3 | 4) =>
  sharp({ create: { width: 40, height: 30, channels, background: { r: 200, g: 30, b: 3, alpha: 0.5 } } });
const encoded = (format: 'avif' | 'gif' | 'jpeg' | 'png' | 'webp', channels: 3 | 4 = 3, options = {}) =>
  draw(channels).toFormat(format, options).toBuffer();
const animation = (format: 'gif' | 'webp') =>
  sharp(Buffer.concat([Buffer.alloc(40 * 30 * 3, 9), Buffer.alloc(40 * 30 * 3, 200)]), {
    raw: { width: 40, height: 60, channels: 3, pageHeight: 30 },
  })
    .toFormat(format)
    .toBuffer();

describe('imageInfo', () => {
  it.each([
    ['png', 3, {}, 'image/png', false],
    ['png', 4, {}, 'image/png', true],
    ['png', 4, { palette: true }, 'image/png', true],
    ['jpeg', 3, {}, 'image/jpeg', false],
    ['jpeg', 3, { progressive: true }, 'image/jpeg', false],
    ['webp', 3, {}, 'image/webp', false],
    ['webp', 4, {}, 'image/webp', true],
    ['webp', 4, { lossless: true }, 'image/webp', true],
    ['avif', 3, {}, 'image/avif', false],
    ['avif', 4, {}, 'image/avif', true],
  ] as const)('reads %s with %i channels %j', async (format, channels, options, mediaType, hasAlpha) => {
    const info = imageInfo(await encoded(format, channels, options));
    expect(info).toEqual({ mediaType, width: 40, height: 30, frames: 1, animated: false, hasAlpha });
  });

  it.each(['gif', 'webp'] as const)('counts the frames of an animated %s', async (format) => {
    expect(imageInfo(await animation(format))).toMatchObject({ width: 40, height: 30, frames: 2, animated: true });
  });

  describe('of a JPEG with further pictures behind it', () => {
    const gap = Buffer.alloc(7);
    const others = async (): Promise<Buffer> => draw(3).resize(90, 70).jpeg().toBuffer();

    it.each(['little', 'big'] as const)('counts those that its index names (%s end first)', async (order) => {
      const [first, second] = [await encoded('jpeg'), await others()];
      const file = multiPictureJpeg(first, [gap, second, Buffer.alloc(3), second], order);
      expect(imageInfo(Buffer.concat([file, Buffer.alloc(3)]))).toMatchObject({ width: 40, height: 30, pictures: 3 });
      expect(imageInfo(multiPictureJpeg(first, [], order))).not.toHaveProperty('pictures');
    });

    it('refuses those that it does not name, and what lies between', async () => {
      const [first, second] = [await encoded('jpeg'), await others()];
      for (const bytes of [
        Buffer.concat([first, second]),
        Buffer.concat([first, gap, second]),
        Buffer.concat([multiPictureJpeg(first, [second], 'big'), second]),
        // The index says otherwise than the file.
        Buffer.concat([multiPictureJpeg(first, [], 'big'), gap, second]),
        multiPictureJpeg(first, [Buffer.from('a program'), second], 'big'),
      ]) {
        expect(() => imageInfo(bytes)).toThrow(/bytes follow the end of the image/);
      }
    });
  });

  describe('of a JPEG with a directory of items behind it', () => {
    const item = (format: 'jpeg' | 'png' | 'webp') => draw(3).resize(20, 15).toFormat(format).toBuffer();
    const gap = Buffer.alloc(5);

    it.each(['attributes', 'elements'] as const)(
      'counts those that it names by type and length, in %s',
      async (form) => {
        const [first, depth, second] = [await encoded('jpeg'), await item('jpeg'), await item('png')];
        const items = [
          { mime: 'image/jpeg', bytes: depth },
          { mime: 'image/png', bytes: second },
        ];
        const file = containerJpeg(first, items, { form });
        expect(imageInfo(file)).toMatchObject({ width: 40, height: 30, pictures: 3 });
        expect(imageInfo(containerJpeg(first, items, { form, padding: gap })).pictures).toBe(3);
        // An item without bytes of its own is the one before, by another name.
        const shared = [...items, { mime: 'image/png', bytes: Buffer.alloc(0) }];
        expect(imageInfo(containerJpeg(first, shared, { form })).pictures).toBe(3);
        expect(imageInfo(containerJpeg(first, [], { form }))).not.toHaveProperty('pictures');
      },
    );

    it('refuses what it does not name, names as no picture, or names wrongly', async () => {
      const [first, depth] = [await encoded('jpeg'), await item('jpeg')];
      const jpeg = { mime: 'image/jpeg', bytes: depth };
      const good = containerJpeg(first, [jpeg]);
      const named = (mime: string, bytes: Buffer) => containerJpeg(first, [{ mime, bytes }]);
      for (const bytes of [
        Buffer.concat([good, depth]),
        Buffer.concat([good, Buffer.from('a program')]),
        named('video/mp4', Buffer.from('\0\0\0\x18ftypmp42')),
        named('image/jpeg', Buffer.from('MZ\x90 a program')),
        named('image/png', depth),
        named('image/jpeg', Buffer.concat([depth, Buffer.from('a program')])),
        named('image/jpeg', Buffer.concat([depth, depth])),
        // Something hides in the gap, and the directory ends before or after the file does.
        containerJpeg(first, [jpeg], { padding: Buffer.from('gap') }),
        Buffer.concat([containerJpeg(first, []), depth]),
        good.subarray(0, good.length - 1),
      ]) {
        expect(() => imageInfo(bytes)).toThrow(/bytes follow the end of the image/);
      }
    });

    it('refuses a second format in an item', async () => {
      const png = await item('png');
      const data = Buffer.from('Comment\0<?php system(1);');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      const chunk = Buffer.concat([length, Buffer.from('tEXt'), data, Buffer.alloc(4)]);
      const bytes = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
      const file = containerJpeg(await encoded('jpeg'), [{ mime: 'image/png', bytes }]);
      expect(() => imageInfo(file)).toThrow(/image\/jpeg and HTML at once/);
    });
  });

  it('takes an AVIF with a track, or that names itself a sequence, for an animation', async () => {
    const still = await encoded('avif');
    const box = (type: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from(type)]);
    const named = Buffer.from(still);
    named.write('avis', 16, 'latin1');
    for (const bytes of [Buffer.concat([still, box('moov')]), Buffer.concat([still, box('moof')]), named]) {
      expect(imageInfo(bytes).animated).toBe(true);
      expect(() => judgeImage(bytes)).toThrow(/animated image\/avif/);
    }
  });

  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('refuses a %s that is cut anywhere', async (format) => {
    const whole = await encoded(format);
    for (let length = 0; length < whole.length; length += format === 'png' ? 1 : 7) {
      expect(() => imageInfo(Buffer.from(whole.subarray(0, length)))).toThrow(
        expect.objectContaining({ code: 'unsupported-media-type' }),
      );
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0), /not an image of a known format/],
    ['noise', Buffer.from('hello, world'), /not an image of a known format/],
    [
      'an SVG with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      /can carry scripts/,
    ],
    ['an SVG after a byte order mark', Buffer.from('\uFEFF <?xml version="1.0"?><svg/>'), /can carry scripts/],
    ['HTML', Buffer.from('<!doctype html><img src=x onerror=alert(1)>'), /can carry scripts/],
    ['a PDF', Buffer.from('%PDF-1.7\n'), /not an image of a known format/],
    ['a BMP', Buffer.from('BM\x00\x00\x00\x00'), /not an image of a known format/],
  ])('refuses %s', (_name, bytes, message) => {
    expect(() => imageInfo(bytes)).toThrow(message);
    expect(() => imageInfo(bytes)).toThrow(expect.objectContaining({ status: 415 }));
  });

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('refuses bytes after the end of a %s', async (format) => {
    const bytes = Buffer.concat([await encoded(format), Buffer.from('MZ\x90 a program')]);
    expect(() => imageInfo(bytes)).toThrow(/bytes follow the end of the image/);
  });

  it('refuses a JPEG that is HTML, PHP or a PDF as well', async () => {
    const jpeg = await encoded('jpeg');
    for (const text of ['<script>alert(1)</script>', '<?php system($_GET[0]);', '%PDF-1.4 ']) {
      const comment = Buffer.from(text);
      const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2]);
      expect(() => imageInfo(Buffer.concat([head, comment, jpeg.subarray(2)]))).toThrow(/at once/);
    }
  });

  describe('refuses what another program reads, wherever it stands', () => {
    /** A JPEG with comments of up to 64 KB each before its pixels. */
    const commented = async (...texts: (string | Buffer)[]): Promise<Buffer> => {
      const jpeg = await encoded('jpeg');
      const comments = texts.map((text) => {
        const comment = Buffer.from(text);
        const head = Buffer.from([0xff, 0xfe, 0, 0]);
        head.writeUInt16BE(comment.length + 2, 2);
        return Buffer.concat([head, comment]);
      });
      return Buffer.concat([jpeg.subarray(0, 2), ...comments, jpeg.subarray(2)]);
    };
    const filler = 'A pump. '.repeat(8000);
    /** An archive of one empty file, with what stands before it in mind or not. */
    const archive = (before: number): Buffer => {
      const [local, entry, end] = [Buffer.alloc(31), Buffer.alloc(47), Buffer.alloc(22)];
      local.write('PK\x03\x04', 'latin1');
      local.writeUInt16LE(1, 26);
      local.write('a', 30, 'latin1');
      entry.write('PK\x01\x02', 'latin1');
      entry.writeUInt16LE(1, 28);
      entry.writeUInt32LE(before, 42);
      entry.write('a', 46, 'latin1');
      end.write('PK\x05\x06', 'latin1');
      end.writeUInt16LE(1, 8);
      end.writeUInt16LE(1, 10);
      end.writeUInt32LE(entry.length, 12);
      end.writeUInt32LE(before + local.length, 16);
      return Buffer.concat([local, entry, end]);
    };

    it.each(['<?php system($_GET[0]);', '<SCRIPT >alert(1)</SCRIPT>', '<!DOCTYPE  html>', '<html>', '<iframe src=x>'])(
      '%s',
      async (text) => {
        expect(() => imageInfo(Buffer.from(text))).toThrow();
        for (const texts of [
          [filler, text],
          [filler, filler, `A text. ${text}`],
        ]) {
          const bytes = await commented(...texts);
          expect(() => imageInfo(bytes)).toThrow(/image\/jpeg and HTML at once/);
        }
      },
    );

    it('an archive in a comment before the end of the image', async () => {
      for (const before of [0, 6, 64_012]) {
        const bytes = await commented(archive(before));
        expect(() => imageInfo(bytes)).toThrow(/image\/jpeg and ZIP at once/);
      }
      const far = await commented(filler, archive(0), filler, filler);
      expect(() => imageInfo(far)).toThrow(/image\/jpeg and ZIP at once/);
    });

    it('and nothing that merely speaks of it', async () => {
      const harmless = [
        'a <b>bold</b> pump, 3 <html5',
        'PK\x05\x06 and no directory that it would lead to',
        '&lt;script>',
      ];
      expect(imageInfo(await commented(filler, ...harmless))).toMatchObject({ mediaType: 'image/jpeg' });
    });
  });

  describe('of a PNG with texts', () => {
    const chunk = (type: string, text: string): Buffer => {
      const [data, length] = [Buffer.from(text), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
    };
    const forms = (text: string): Buffer[] => [
      chunk('tEXt', `prompt\0${text}`),
      chunk('iTXt', `prompt\0\0\0\0\0${text}`),
    ];
    /** The texts before the pixels, as generators write them, and behind them. */
    const withChunk = async (added: Buffer): Promise<Buffer[]> => {
      const png = await encoded('png');
      return [33, png.length - 12].map((at) => Buffer.concat([png.subarray(0, at), added, png.subarray(at)]));
    };
    const told = {
      'zh-TW': expect.stringContaining('請從檔案的文字中移除'),
      en: expect.stringContaining('texts of the'),
    };

    it.each(['a page with <html> in it', 'run <script >', 'a cat <iframe src=x>, <svg >', '"<!doctype html>"'])(
      'takes words that merely hold markup: %s',
      async (words) => {
        for (const form of forms(words)) {
          for (const bytes of await withChunk(form)) expect(imageInfo(bytes)).toMatchObject({ mediaType: 'image/png' });
        }
      },
    );

    it.each([
      '<html><body>',
      ' \n<script>alert(1)</script>',
      '<!DOCTYPE html>',
      '\uFEFF<html>',
      '\uFEFF \n<html>',
      '<svg onload=x>',
      'a %PDF-1.4',
    ])('refuses a text that is a page, or a document, where a parser begins: %s', async (words) => {
      for (const form of forms(words)) {
        const [before = Buffer.alloc(0)] = await withChunk(form);
        expect(() => imageInfo(before)).toThrow(expect.objectContaining({ status: 415, detail: told }));
      }
    });

    it('refuses markup in what nobody reads: keywords that are none, and texts beyond the first', async () => {
      const words = 'a page with <html> in it';
      for (const form of [
        chunk('tEXt', `${'k'.repeat(80)}\0${words}`),
        chunk('iTXt', `${'k'.repeat(80)}\0\0\0\0\0${words}`),
        chunk('tEXt', `\0${words}`),
        chunk('tEXt', words),
        chunk('tEXt', `prompt\0${' '.repeat(4 * 1_048_576)}${words}`),
        Buffer.concat([...Array.from({ length: 500 }, () => chunk('tEXt', 'k\0')), chunk('tEXt', `k\0${words}`)]),
        Buffer.concat([
          ...Array.from({ length: 2 }, () => chunk('tEXt', `k\0${' '.repeat(4 * 1_048_576)}`)),
          chunk('tEXt', `k\0${words}`),
        ]),
      ]) {
        for (const bytes of await withChunk(form)) {
          expect(() => imageInfo(bytes)).toThrow(expect.objectContaining({ status: 415, detail: told }));
        }
      }
      const allowed = Buffer.concat([
        ...Array.from({ length: 499 }, () => chunk('tEXt', 'k\0')),
        chunk('tEXt', `${'k'.repeat(79)}\0${words}`),
      ]);
      for (const bytes of await withChunk(allowed)) expect(imageInfo(bytes)).toMatchObject({ mediaType: 'image/png' });
    });

    it('refuses PHP wherever it stands, and markup outside of texts', async () => {
      for (const form of forms('a cat <?PHP system(1);')) {
        for (const bytes of await withChunk(form)) {
          expect(() => imageInfo(bytes)).toThrow(expect.objectContaining({ status: 415, detail: told }));
        }
      }
      for (const other of [
        chunk('htMl', 'a <html> page'),
        chunk('tEXt', '<script >\0a cat'),
        chunk('iTXt', 'a\0\x01\0\0\0<html>'),
      ]) {
        for (const bytes of await withChunk(other)) {
          expect(() => imageInfo(bytes)).toThrow(expect.objectContaining({ status: 415 }));
        }
      }
    });
  });

  it('refuses a PNG whose last chunk hides the directory of a ZIP', async () => {
    const png = await encoded('png');
    const zip = Buffer.alloc(22);
    zip.write('PK\x05\x06', 0, 'latin1');
    const iendAndChecksum = 12 + 4;
    zip.writeUInt16LE(iendAndChecksum, 20);
    const chunk = Buffer.concat([Buffer.from([0, 0, 0, 22]), Buffer.from('zIpd'), zip, Buffer.alloc(4)]);
    const bytes = Buffer.concat([png.subarray(0, png.length - 12), chunk, png.subarray(png.length - 12)]);
    expect(() => imageInfo(bytes)).toThrow(/image\/png and ZIP at once/);
  });
});
