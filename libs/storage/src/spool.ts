import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Digest } from '@countersign/contracts';
import { effectiveLimits, type PutLimits } from './blob-limits.js';
import type { StoredBlob } from './blob-store.js';
import { judgeImage } from './judge-image.js';
import { Turns } from './turns.js';
import { otherDigest, tooManyBytes } from './refusals.js';

const abandonedAfter = 3_600_000;
/** Images whose structure is read at once; each is in memory whole meanwhile, so that uploads in parallel cost no more than this. */
const mostJudged = 2;
const judging = new Turns(mostJudged);

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

/** Removes what writers that were killed left behind; nobody writes one image for an hour. */
async function removeAbandoned(folder: string, now: number): Promise<void> {
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

/** Takes images in as files below a folder, counts and judges them, and hands on those that may be kept. */
export class Spool {
  private ready: Promise<void> | null = null;

  constructor(
    private readonly folder: string,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Streams the content into a file of mode 0600, whole and on the disk before `keep` is called with its path, if anything is to be kept. The file is
   * removed afterwards unless `keep` has moved it. Refuses with `too-large`, `unsupported-media-type`, or `invalid-body` for another digest than asked for.
   */
  async take(
    content: Readable | Uint8Array,
    asked: PutLimits | undefined,
    keep?: (path: string, blob: StoredBlob) => Promise<void>,
  ): Promise<StoredBlob> {
    await this.prepare();
    const limits = effectiveLimits(asked);
    const path = join(this.folder, randomUUID());
    try {
      const file = await open(path, 'wx', 0o600);
      const { digest, size } = await write(file, content, limits.bytes).finally(() => file.close());
      if (asked?.digest !== undefined && asked.digest !== digest) throw otherDigest(digest, asked.digest);
      const info = await judging.take(async () => judgeImage(await readFile(path), limits));
      const { mediaType, width, height } = info;
      const blob = { digest, size, mediaType, width, height };
      await keep?.(path, blob);
      return blob;
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Makes the folder, and clears it of what was left behind, once. */
  async prepare(): Promise<void> {
    this.ready ??= removeAbandoned(this.folder, this.now());
    await this.ready.catch((error: unknown) => {
      this.ready = null;
      throw error;
    });
  }
}
