import { access, constants, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { blobKey, missingBlob } from './blob-key.js';
import type { BlobStore } from './blob-store.js';
import { requireDigest } from './require-digest.js';
import { Spool } from './spool.js';

const isMissing = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** `<root>/<ab>/<hex>`; null for anything but a digest. */
function pathOf(root: string, digest: string): string | null {
  const key = blobKey(digest);
  return key && join(root, key);
}

async function found<T>(root: string, digest: string, use: (path: string) => Promise<T>): Promise<T> {
  const path = pathOf(root, digest);
  if (!path) throw missingBlob(digest);
  try {
    return await use(path);
  } catch (error) {
    throw isMissing(error) ? missingBlob(digest) : error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Gives a spooled file its place, durably. */
async function keep(root: string, spooled: string, digest: string): Promise<void> {
  const path = pathOf(root, digest);
  if (!path) throw new Error(`${digest} is not a digest.`);
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await rename(spooled, path);
  await syncFolder(folder);
  await syncFolder(root);
}

async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Blobs as files of mode 0600 below a folder, which is made when first needed. Writers of several processes may share it. */
export function fileBlobStore(root: string, now: () => number = Date.now): BlobStore {
  const spool = new Spool(join(root, 'incoming'), now);
  return {
    put: (content, limits) => spool.take(content, limits, (path, { digest }) => keep(root, path, digest)),
    judge: (content, limits) => spool.take(content, limits),
    open: (digest) =>
      found(root, digest, async (path) => {
        const file = await open(path, 'r');
        return file.createReadStream();
      }),
    read: (digest) => found(root, digest, async (path) => requireDigest(await readFile(path), digest, path)),
    has: async (digest) => {
      const path = pathOf(root, digest);
      return path !== null && isReadable(path);
    },
    remove: async (digest) => {
      const path = pathOf(root, digest);
      if (path) await rm(path, { force: true });
    },
    check: async () => {
      try {
        await spool.prepare();
        await access(root, constants.W_OK);
      } catch (cause) {
        throw new Error(
          `The folder of images ${root} cannot be written: ${String(cause)}. Give its owner the right to, or set COUNTERSIGN_DATA.`,
          { cause },
        );
      }
    },
  };
}
