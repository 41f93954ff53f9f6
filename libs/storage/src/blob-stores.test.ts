import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openS3Server } from '@countersign/testing';
import sharp from 'sharp';
import type { BlobStore } from './blob-store.js';
import { openBlobStore } from './open-blob-store.js';

interface Opened {
  store: BlobStore;
  /** Names of all that is kept, what is half taken in included. */
  kept(): Promise<string[]>;
  close(): Promise<void>;
}

async function filesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function openFiles(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-blobs-'));
  return {
    store: openBlobStore({ folder, s3: null }),
    kept: () => filesIn(folder),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openBucket(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-blobs-'));
  const server = await openS3Server();
  return {
    store: openBlobStore({ folder, s3: server.settings }),
    kept: async () => [...server.objects.keys(), ...(await filesIn(folder))],
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const picture = (shade: number) =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: { r: shade, g: 0, b: 0 } } })
    .png()
    .toBuffer();
const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A PNG whose header declares another size than its pixels have. */
async function declaring(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await picture(1));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe.each([
  ['files', openFiles],
  ['a bucket', openBucket],
])('images in %s', (_name, open) => {
  let opened: Opened;
  let store: BlobStore;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());

  it('are stored as a stream under their SHA-256, and come back as the same bytes', async () => {
    const bytes = await picture(7);
    const stored = await store.put(Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]));
    expect(stored).toEqual({
      digest: sha256(bytes),
      size: bytes.length,
      mediaType: 'image/png',
      width: 20,
      height: 10,
    });
    expect(await store.has(stored.digest)).toBe(true);
    expect(Buffer.compare(await store.read(stored.digest), bytes)).toBe(0);
    const chunks: Buffer[] = [];
    for await (const chunk of await store.open(stored.digest)) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  it('can be judged as if they were stored, and nothing is kept', async () => {
    const bytes = await picture(6);
    expect(await store.judge(Readable.from([bytes]))).toMatchObject({ digest: sha256(bytes), size: bytes.length });
    await expect(store.judge(Buffer.from('no image'))).rejects.toMatchObject({ code: 'unsupported-media-type' });
    expect(await store.has(sha256(bytes))).toBe(false);
    expect(await opened.kept()).toEqual([]);
  });

  it('are stored once, however many writers there are', async () => {
    const bytes = await picture(8);
    const answers = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)));
    expect(new Set(answers.map((answer) => answer.digest)).size).toBe(1);
    expect(await opened.kept()).toHaveLength(1);
  });

  it('are gone once removed, and removing again is no fault', async () => {
    const { digest } = await store.put(await picture(9));
    await store.remove(digest);
    expect(await store.has(digest)).toBe(false);
    await expect(store.read(digest)).rejects.toMatchObject({ code: 'not-found' });
    await store.remove(digest);
    await store.remove('../../etc/passwd');
    expect(await opened.kept()).toEqual([]);
  });

  it('can be checked before the first one', async () => {
    await store.check();
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
    ['another digest', () => picture(1), { digest: `sha256:${'0'.repeat(64)}` }, 'invalid-body'],
    ['a truncated PNG', async () => (await picture(1)).subarray(0, 60), {}, 'unsupported-media-type'],
  ])('are refused for %s, and nothing is kept', async (_fault, bytes, limits, code) => {
    await expect(store.put(await bytes(), limits)).rejects.toMatchObject({ code });
    expect(await opened.kept()).toEqual([]);
  });

  it('are read no further than the limit, be the stream endless', async () => {
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 1024;
          yield Buffer.alloc(1024);
        }
      })(),
    );
    await expect(store.put(endless, { bytes: 10_000 })).rejects.toMatchObject({ code: 'too-large', status: 413 });
    expect(sent).toBeLessThan(100_000);
    expect(await opened.kept()).toEqual([]);
  });

  it('are refused as HEIC and animated PNG, which a reviewer could not see in full', async () => {
    const png = await picture(1);
    const control = Buffer.from('000000086163544c00000005000000000000000', 'hex');
    const animated = Buffer.concat([png.subarray(0, 33), control, Buffer.alloc(20 - control.length), png.subarray(33)]);
    await expect(store.put(animated)).rejects.toThrow(/Not all frames of an animated image\/png/);
    const avif = await sharp(png).avif().toBuffer();
    const heic = Buffer.from(avif.toString('latin1').replaceAll('avif', 'heic'), 'latin1');
    await expect(store.put(heic)).rejects.toThrow(/image\/heic cannot be shown/);
  });

  it.each(['../../etc/passwd', 'sha256:../../../etc/passwd', `sha256:${'0'.repeat(64)}`, 'md5:00'])(
    'are none under %s',
    async (digest) => {
      expect(await store.has(digest)).toBe(false);
      await expect(store.read(digest)).rejects.toMatchObject({ code: 'not-found' });
      await expect(store.open(digest)).rejects.toMatchObject({ code: 'not-found' });
    },
  );
});
