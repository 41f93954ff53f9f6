import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openBlobStore, PreviewCache, preview } from '@countersign/storage';
import { storeBlob } from '@countersign/submissions';
import { CoreFixture, seedImage } from '@countersign/testing';
import { removeImages } from './remove-images.js';

let core: CoreFixture;
let folder: string;
beforeAll(async () => {
  core = await CoreFixture.open();
  folder = await mkdtemp(join(tmpdir(), 'countersign-worker-'));
});
afterAll(async () => {
  await core.close();
  await rm(folder, { recursive: true, force: true });
});

it('removes bytes, row and copies of an image that nobody refers to, and nothing of a young one', async () => {
  const blobs = openBlobStore({ folder: join(folder, 'blobs'), s3: null });
  const previewFolder = join(folder, 'previews');
  const cache = new PreviewCache(previewFolder, 1_000_000);
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
  const store = async (bytes: Buffer, at: Date): Promise<string> => {
    const blob = await blobs.put(bytes);
    await core.db.transaction((tx) => storeBlob(tx, core.client, blob, at));
    await cache.keep({ digest: blob.digest, maxEdge: 32, part: null, frame: null }, await preview(bytes, 32));
    return blob.digest;
  };
  const old = await store(await seedImage('png'), twoDaysAgo);
  const young = await store(await seedImage('jpeg'), new Date());
  await removeImages({ blobs, db: core.db, config: { previewFolder } });
  expect([await blobs.has(old), await blobs.has(young)]).toEqual([false, true]);
  expect(await readdir(previewFolder)).toEqual([young.slice('sha256:'.length)]);
  const rows = await core.db.read((tx) => tx.query<{ digest: string }>('select digest from blob'));
  expect(rows).toEqual([{ digest: young }]);
});
