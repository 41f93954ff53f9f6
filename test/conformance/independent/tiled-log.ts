import { openCheckpoint, type Checkpoint, type Trust } from './checkpoint.js';
import { leafHash, nodeHash, rootOf, splitOf, verifyConsistency, verifyInclusion } from './merkle-tree.js';
import { demand } from './refusal.js';
import { hashesAt, readEntries, readTile, tilePath, tilesOfLevel, WIDTH, type Tile } from './tiles.js';

/** Answers the bytes at a path below the prefix of a log. */
export type Read = (path: string) => Promise<Buffer>;

/** Reads over HTTP; the prefix ends without a slash. */
export const readHttp =
  (prefix: string): Read =>
  async (path) => {
    const answer = await fetch(`${prefix}/${path}`);
    const type = path === 'checkpoint' ? 'text/plain; charset=utf-8' : 'application/octet-stream';
    demand(answer.status === 200, `${path} answers ${answer.status}.`);
    demand(answer.headers.get('content-type')?.toLowerCase() === type, `${path} is not ${type}.`);
    return Buffer.from(await answer.arrayBuffer());
  };

/** The signed head of a log. */
export const readCheckpoint = async (read: Read, trust: Trust): Promise<Checkpoint> =>
  openCheckpoint(await read('checkpoint'), trust);

/**
 * Reads every entry and every tile of the tree; refuses unless each hash of each tile follows from the entries, and the
 * checkpoint's root from all. Answers the entries.
 */
export async function verifyWholeLog(read: Read, { size, root }: Checkpoint): Promise<Buffer[]> {
  const entries: Buffer[] = [];
  for (const tile of tilesOfLevel(0, size)) {
    entries.push(...readEntries(await read(tilePath({ ...tile, level: 'entries' })), tile.width));
  }
  const leaves = entries.map(leafHash);
  demand(leaves.length === size && rootOf(leaves).equals(root), 'The entries lead to another root.');
  let hashes = leaves;
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    for (const tile of tilesOfLevel(level, size)) {
      const expected = hashes.slice(tile.index * WIDTH, tile.index * WIDTH + tile.width);
      const found = await read(tilePath(tile));
      demand(found.equals(Buffer.concat(expected)), `${tilePath(tile)} does not follow from the entries.`);
    }
    const full = Math.floor(hashes.length / WIDTH);
    hashes = Array.from({ length: full }, (_, n) => rootOf(hashes.slice(n * WIDTH, (n + 1) * WIDTH)));
  }
  return entries;
}

/** Computes proofs from tiles alone, as a client of a log does that has nothing but a checkpoint. */
export class TileProver {
  private readonly tiles = new Map<string, Promise<Buffer[]>>();

  constructor(
    private readonly read: Read,
    private readonly size: number,
  ) {}

  private tile(level: number, index: number): Promise<Buffer[]> {
    const width = Math.min(WIDTH, hashesAt(level, this.size) - index * WIDTH);
    const tile: Tile = { level, index, width };
    const path = tilePath(tile);
    const known = this.tiles.get(path) ?? this.read(path).then((bytes) => readTile(bytes, width));
    this.tiles.set(path, known);
    return known;
  }

  /** MTH(D[start:end]), where start is a multiple of a power of two that is at least as large as the range. */
  private async subtree(start: number, end: number): Promise<Buffer> {
    const length = end - start;
    const height = Math.log2(length);
    if (!Number.isInteger(height)) {
      const middle = start + splitOf(length);
      return nodeHash(await this.subtree(start, middle), await this.subtree(middle, end));
    }
    const level = Math.floor(height / 8);
    const first = start / WIDTH ** level;
    const hashes = await this.tile(level, Math.floor(first / WIDTH));
    return rootOf(hashes.slice(first % WIDTH, (first % WIDTH) + length / WIDTH ** level));
  }

  /** RFC 6962, section 2.1.1: PATH(index, D[start:end]). */
  async inclusion(index: number, start = 0, end = this.size): Promise<Buffer[]> {
    if (end - start === 1) return [];
    const middle = start + splitOf(end - start);
    return index < middle
      ? [...(await this.inclusion(index, start, middle)), await this.subtree(middle, end)]
      : [...(await this.inclusion(index, middle, end)), await this.subtree(start, middle)];
  }

  /** RFC 6962, section 2.1.2: PROOF(old, D[size]), for 0 < old <= size. */
  consistency(old: number): Promise<Buffer[]> {
    return this.subproof(old, 0, this.size, true);
  }

  private async subproof(old: number, start: number, end: number, isWhole: boolean): Promise<Buffer[]> {
    if (old === end) return isWhole ? [] : [await this.subtree(start, end)];
    const middle = start + splitOf(end - start);
    return old <= middle
      ? [...(await this.subproof(old, start, middle, isWhole)), await this.subtree(middle, end)]
      : [...(await this.subproof(old, middle, end, false)), await this.subtree(start, middle)];
  }
}

/** Refuses unless the entry is at the index of the log of the checkpoint, as its tiles say. */
export async function verifyEntry(read: Read, checkpoint: Checkpoint, index: number, entry: Buffer): Promise<void> {
  const proof = await new TileProver(read, checkpoint.size).inclusion(index);
  verifyInclusion(leafHash(entry), index, checkpoint.size, proof, checkpoint.root);
}

/** Refuses unless the older checkpoint is a beginning of the newer one, as the newer one's tiles say. */
export async function verifyGrowth(read: Read, older: Checkpoint, newer: Checkpoint): Promise<void> {
  demand(older.origin === newer.origin, 'Checkpoints of two logs.');
  if (older.size === 0) return;
  verifyConsistency(older, newer, await new TileProver(read, newer.size).consistency(older.size));
}
