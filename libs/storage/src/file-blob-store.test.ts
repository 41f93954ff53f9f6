import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { fileBlobStore } from './file-blob-store.js';

const picture = (shade: number) =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: { r: shade, g: 0, b: 0 } } })
    .png()
    .toBuffer();

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'countersign-blobs-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('fileBlobStore', () => {
  it('keeps files that are readable by nobody else', async () => {
    const { digest } = await fileBlobStore(root).put(await picture(7));
    const hex = digest.slice(7);
    expect((await stat(join(root, hex.slice(0, 2), hex))).mode & 0o777).toBe(0o600);
  });

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

  it('says that its folder is a file, and what to do', async () => {
    const path = join(root, 'file');
    await writeFile(path, '');
    await chmod(path, 0o600);
    await expect(fileBlobStore(path).check()).rejects.toThrow(/cannot be written.*COUNTERSIGN_DATA/);
  });
});
