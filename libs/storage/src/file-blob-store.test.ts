import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { fileBlobStore } from './file-blob-store.js';

const picture = (shade: number) =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: { r: shade, g: 0, b: 0 } } })
    .png()
    .toBuffer();
const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'countersign-blobs-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const filesIn = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

/** A PNG whose header declares another size than its pixels have. */
async function declaring(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await picture(1));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('fileBlobStore', () => {
  it('stores a stream under its SHA-256, readable by nobody else, and answers the same bytes', async () => {
    const store = fileBlobStore(root);
    const bytes = await picture(7);
    const stored = await store.put(Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]));
    expect(stored).toEqual({ digest: sha256(bytes), size: bytes.length, mediaType: 'image/png' });
    const hex = stored.digest.slice(7);
    expect((await stat(join(root, hex.slice(0, 2), hex))).mode & 0o777).toBe(0o600);
    expect(await store.has(stored.digest)).toBe(true);
    expect(Buffer.compare(await store.read(stored.digest), bytes)).toBe(0);
    const chunks: Buffer[] = [];
    for await (const chunk of await store.open(stored.digest)) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  it('stores the same bytes once, however many writers there are', async () => {
    const store = fileBlobStore(root);
    const bytes = await picture(8);
    const answers = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)));
    expect(new Set(answers.map((answer) => answer.digest)).size).toBe(1);
    expect(await filesIn()).toHaveLength(1);
  });

  it.each([
    ['a header of 50000 × 50000 pixels', () => declaring(50_000, 50_000), {}, 'too-large'],
    ['a header without pixels', () => declaring(0, 5), {}, 'unsupported-media-type'],
    ['more pixels than asked for', () => picture(1), { pixels: 199 }, 'too-large'],
    ['more bytes than asked for', () => picture(1), { bytes: 50 }, 'too-large'],
    [
      'more than 25 MB',
      () => Promise.resolve(Buffer.alloc(25 * 1_048_576 + 1)),
      { bytes: Number.MAX_SAFE_INTEGER },
      'too-large',
    ],
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), {}, 'unsupported-media-type'],
    ['a truncated PNG', async () => (await picture(1)).subarray(0, 60), {}, 'unsupported-media-type'],
  ])('refuses %s and keeps nothing', async (_name, bytes, limits, code) => {
    await expect(fileBlobStore(root).put(await bytes(), limits)).rejects.toMatchObject({ code });
    expect(await filesIn()).toEqual([]);
  });

  it('stops reading an endless stream at the limit', async () => {
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 1024;
          yield Buffer.alloc(1024);
        }
      })(),
    );
    await expect(fileBlobStore(root).put(endless, { bytes: 10_000 })).rejects.toMatchObject({
      code: 'too-large',
      status: 413,
    });
    expect(sent).toBeLessThan(100_000);
    expect(await filesIn()).toEqual([]);
  });

  it('refuses HEIC and animated PNG, which a reviewer could not see in full', async () => {
    const png = await picture(1);
    const control = Buffer.from('000000086163544c00000005000000000000000', 'hex');
    const animated = Buffer.concat([png.subarray(0, 33), control, Buffer.alloc(20 - control.length), png.subarray(33)]);
    await expect(fileBlobStore(root).put(animated)).rejects.toThrow(/Not all frames of an animated image\/png/);
    const avif = await sharp(png).avif().toBuffer();
    const heic = Buffer.from(avif.toString('latin1').replaceAll('avif', 'heic'), 'latin1');
    await expect(fileBlobStore(root).put(heic)).rejects.toThrow(/image\/heic cannot be shown/);
  });

  it.each(['../../etc/passwd', 'sha256:../../../etc/passwd', `sha256:${'0'.repeat(64)}`, 'md5:00'])(
    'has nothing under %s',
    async (digest) => {
      const store = fileBlobStore(root);
      expect(await store.has(digest)).toBe(false);
      await expect(store.read(digest)).rejects.toMatchObject({ code: 'not-found' });
      await expect(store.open(digest)).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('clears away what a killed writer left, and spares what is being written', async () => {
    await mkdir(join(root, 'incoming'));
    await writeFile(join(root, 'incoming', 'old'), 'half an image');
    await writeFile(join(root, 'incoming', 'new'), 'half an image');
    const anHourAgo = new Date(Date.now() - 3_700_000);
    await utimes(join(root, 'incoming', 'old'), anHourAgo, anHourAgo);
    await fileBlobStore(root).put(await picture(5));
    expect(await readdir(join(root, 'incoming'))).toEqual(['new']);
  });

  it('notices that stored bytes were changed behind its back', async () => {
    const store = fileBlobStore(root);
    const { digest } = await store.put(await picture(3));
    await writeFile(join(root, digest.slice(7, 9), digest.slice(7)), await picture(4));
    await expect(store.read(digest)).rejects.toThrow(/no longer has its digest/);
  });
});
