import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { blobKey } from './blob-key.js';
import type { PicturePart, Preview } from './preview.js';

/** A copy is made anew after a day: what was deleted elsewhere is not kept for longer. */
const longestMs = 86_400_000;
const sweepMs = 3_600_000;

const head = z.strictObject({
  mediaType: z.literal('image/webp'),
  width: z.int(),
  height: z.int(),
  sourceWidth: z.int(),
  sourceHeight: z.int(),
});

/** Which copy of an image is meant. */
export interface PreviewOf {
  digest: string;
  maxEdge: number;
  part: PicturePart | null;
  /** The still of one frame, from 0; null for the image as it is. */
  frame: number | null;
}

/** Folder of all copies of one image; null for anything but a digest. */
function folderOf(root: string, digest: string): string | null {
  const key = blobKey(digest);
  return key && join(root, basename(key));
}

function pathOf(root: string, { digest, maxEdge, part, frame }: PreviewOf): string | null {
  const folder = folderOf(root, digest);
  const box = part ? [part.x, part.y, part.width, part.height] : [];
  return folder && join(folder, [maxEdge, ...box, ...(frame === null ? [] : [`f${frame}`])].join('-'));
}

/** Deletes all copies of an image, as its bytes are deleted. */
export async function removePreviews(root: string, digest: string): Promise<void> {
  const folder = folderOf(root, digest);
  if (folder) await rm(folder, { recursive: true, force: true });
}

/** Copies for the viewer as files of mode 0600 below a folder, by digest and size, those unused for longest deleted first when they are more bytes than allowed. */
export class PreviewCache {
  /** Bytes and time of making by path, the one used last at the end. */
  private readonly kept = new Map<string, { size: number; at: number }>();
  private sweptAt = 0;
  private bytes = 0;
  private ready: Promise<void> | null = null;

  constructor(
    private readonly root: string,
    private readonly mostBytes: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** The copy if it is kept; a damaged one counts as none. */
  async find(which: PreviewOf): Promise<Preview | null> {
    const path = pathOf(this.root, which);
    if (!path || this.mostBytes === 0) return null;
    await this.begin();
    await this.sweep();
    try {
      const [content, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
      if (this.now() - mtimeMs > longestMs) throw new Error('too old');
      const end = content.indexOf('\n');
      const said = head.parse(JSON.parse(content.toString('utf8', 0, end)));
      this.note(path, content.length, mtimeMs);
      return { ...said, bytes: content.subarray(end + 1) };
    } catch {
      await this.drop(path);
      return null;
    }
  }

  /** Keeps a copy, and deletes others where they become too many. */
  async keep(which: PreviewOf, { bytes, ...said }: Preview): Promise<void> {
    const path = pathOf(this.root, which);
    const content = Buffer.concat([Buffer.from(`${JSON.stringify(said)}\n`), bytes]);
    if (!path || content.length > this.mostBytes) return;
    await this.begin();
    await this.sweep();
    await mkdir(dirname(path), { recursive: true });
    const half = `${path}.${randomUUID()}`;
    await writeFile(half, content, { mode: 0o600 });
    await rename(half, path);
    this.note(path, content.length, this.now());
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.mostBytes) break;
      await this.drop(oldest);
    }
  }

  private note(path: string, size: number, at: number): void {
    this.bytes += size - (this.kept.get(path)?.size ?? 0);
    this.kept.delete(path);
    this.kept.set(path, { size, at });
  }

  private async drop(path: string): Promise<void> {
    this.bytes -= this.kept.get(path)?.size ?? 0;
    this.kept.delete(path);
    await rm(path, { force: true });
  }

  /** Deletes what is too old, looked for once an hour. */
  private async sweep(): Promise<void> {
    const now = this.now();
    if (now - this.sweptAt < sweepMs) return;
    this.sweptAt = now;
    for (const [path, { at }] of this.kept) if (now - at > longestMs) await this.drop(path);
  }

  /** Counts what an earlier process kept, once. */
  private begin(): Promise<void> {
    this.ready ??= this.count();
    return this.ready;
  }

  private async count(): Promise<void> {
    await mkdir(this.root, { recursive: true });
    const entries = await readdir(this.root, { recursive: true, withFileTypes: true });
    const files = await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async ({ parentPath, name }) => {
          const path = join(parentPath, name);
          const found = await stat(path).catch(() => null);
          return { path, size: found?.size ?? 0, at: found?.mtimeMs ?? 0 };
        }),
    );
    for (const { path, size, at } of files.sort((a, b) => a.at - b.at)) this.note(path, size, at);
  }
}
