import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { digest as digestSchema, notFound, type Digest } from '@countersign/contracts';
import { effectiveLimits, requireWithinPixels, type BlobLimits } from './blob-limits.js';
import type { BlobStore, StoredBlob } from './blob-store.js';
import { imageInfo } from './image-info.js';
import { tooManyBytes } from './refusals.js';

const abandonedAfter = 3_600_000;

const isMissing = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** `<root>/<ab>/<hex>`; null for anything but a digest, so that no path can be smuggled in. */
function pathOf(root: string, digest: string): string | null {
  if (!digestSchema.safeParse(digest).success) return null;
  const hex = digest.slice('sha256:'.length);
  return join(root, hex.slice(0, 2), hex);
}

const missing = (digest: string) => notFound({ en: 'image', 'zh-TW': '圖片' }, digest);

async function found<T>(root: string, digest: string, use: (path: string) => Promise<T>): Promise<T> {
  const path = pathOf(root, digest);
  if (!path) throw missing(digest);
  try {
    return await use(path);
  } catch (error) {
    throw isMissing(error) ? missing(digest) : error;
  }
}

/** Writes all of the content, and answers its digest and size once it is on the disk. */
async function write(
  file: FileHandle,
  content: Readable | Uint8Array,
  limit: number,
): Promise<{ digest: Digest; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw tooManyBytes(limit);
    hash.update(bytes);
    await file.writeFile(bytes);
  }
  await file.sync();
  return { digest: `sha256:${hash.digest('hex')}`, size };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function put(root: string, content: Readable | Uint8Array, limits: BlobLimits): Promise<StoredBlob> {
  const incoming = join(root, 'incoming', randomUUID());
  try {
    const file = await open(incoming, 'wx', 0o600);
    const { digest, size } = await write(file, content, limits.bytes).finally(() => file.close());
    const info = imageInfo(await readFile(incoming));
    requireWithinPixels(info, limits);
    const path = pathOf(root, digest);
    if (!path) throw new Error(`${digest} is not a digest.`);
    const folder = join(path, '..');
    await mkdir(folder, { recursive: true });
    await rename(incoming, path);
    await syncFolder(folder);
    await syncFolder(root);
    return { digest, size, mediaType: info.mediaType };
  } finally {
    await rm(incoming, { force: true });
  }
}

/** Removes what writers that were killed left behind; nobody writes one image for an hour. */
async function removeAbandoned(root: string, now: number): Promise<void> {
  const folder = join(root, 'incoming');
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => now - mtimeMs,
      () => 0,
    );
    if (age > abandonedAfter) await rm(path, { force: true });
  }
}

/** Blobs as files of mode 0600 below a folder, which is made when first needed. Writers of several processes may share it. */
export function fileBlobStore(root: string, now: () => number = Date.now): BlobStore {
  let ready: Promise<void> | null = null;
  return {
    put: async (content, limits) => {
      ready ??= removeAbandoned(root, now());
      await ready.catch((error: unknown) => {
        ready = null;
        throw error;
      });
      return put(root, content, effectiveLimits(limits));
    },
    open: (digest) =>
      found(root, digest, async (path) => {
        const file = await open(path, 'r');
        return file.createReadStream();
      }),
    read: (digest) =>
      found(root, digest, async (path) => {
        const bytes = await readFile(path);
        const actual = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
        if (actual !== digest)
          throw new Error(
            `The stored file ${path} no longer has its digest (it has ${actual}): restore it from a backup.`,
          );
        return bytes;
      }),
    has: async (digest) => {
      const path = pathOf(root, digest);
      if (!path) return false;
      return access(path).then(
        () => true,
        (error) => {
          if (isMissing(error)) return false;
          throw error;
        },
      );
    },
  };
}
