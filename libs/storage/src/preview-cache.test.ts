import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PreviewCache, removePreviews } from './preview-cache.js';
import type { Preview } from './preview.js';

const digest = `sha256:${'ab'.repeat(32)}`;
const other = `sha256:${'cd'.repeat(32)}`;
const copy = (size: number, fill = 1): Preview => ({
  bytes: Buffer.alloc(size, fill),
  mediaType: 'image/webp',
  width: 3,
  height: 4,
  sourceWidth: 5,
  sourceHeight: 6,
});
const edge = (maxEdge: number, of = digest) => ({ digest: of, maxEdge, part: null, frame: null });

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'countersign-previews-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('PreviewCache', () => {
  it('keeps each size and part of each image apart, bytes with line feeds included', async () => {
    const cache = new PreviewCache(root, 100_000);
    const part = { digest, maxEdge: 100, part: { x: 1, y: 2, width: 3, height: 4 }, frame: null };
    await cache.keep(edge(100), copy(50, 10));
    await cache.keep(part, copy(51));
    await cache.keep(edge(100, other), copy(52));
    expect(await cache.find(edge(100))).toEqual(copy(50, 10));
    expect(await cache.find(part)).toEqual(copy(51));
    expect(await cache.find(edge(100, other))).toEqual(copy(52));
    expect(await cache.find(edge(200))).toBeNull();
    expect(await cache.find(edge(100, '../../etc'))).toBeNull();
  });

  it('stays within its size, deletes what was unused for longest, and counts what an earlier process kept', async () => {
    const first = new PreviewCache(root, 4000);
    for (const size of [1, 2, 3]) await first.keep(edge(size), copy(1000));
    const cache = new PreviewCache(root, 4000);
    await cache.find(edge(1));
    await cache.keep(edge(4), copy(1000));
    await cache.keep(edge(5), copy(5000));
    const kept = await Promise.all([1, 2, 3, 4, 5].map((size) => cache.find(edge(size))));
    expect(kept.map((item) => item !== null)).toEqual([true, false, true, true, false]);
  });

  it('counts a damaged copy and one of yesterday as none', async () => {
    let now = Date.now();
    const cache = new PreviewCache(root, 4000, () => now);
    await cache.keep(edge(1), copy(100));
    await cache.keep(edge(2), copy(100));
    const [folder = ''] = await readdir(root);
    await truncate(join(root, folder, '1'), 10);
    expect(await cache.find(edge(1))).toBeNull();
    now += 86_500_000;
    expect(await cache.find(edge(2))).toBeNull();
    expect(await readdir(join(root, folder))).toEqual([]);
  });

  it('deletes what is too old although nobody asks for it any more', async () => {
    let now = Date.now();
    const cache = new PreviewCache(root, 4000, () => now);
    await cache.keep(edge(1), copy(100));
    now += 86_500_000;
    await cache.keep(edge(1, other), copy(100));
    expect(await readdir(join(root, digest.slice(7)))).toEqual([]);
  });

  it('loses all copies of an image that is removed, and no others', async () => {
    const cache = new PreviewCache(root, 4000);
    for (const which of [edge(1), edge(2), edge(1, other)]) await cache.keep(which, copy(10));
    await removePreviews(root, digest);
    await removePreviews(root, '..');
    expect(await cache.find(edge(1))).toBeNull();
    expect(await cache.find(edge(1, other))).not.toBeNull();
  });
});
