import { foldSubtrees } from './compact-range.js';
import { HASH_SIZE } from './hash.js';
import { HashSlab } from './hash-slab.js';
import { rangeNodes } from './node-id.js';
import { partialTiles, tileHashReader, TILE_WIDTH, type TileData } from './tile.js';
import { TlogError } from './tlog-error.js';
import { countHashes } from './tree-hasher.js';

/** A tile of 256 hashes, 8,192 bytes, with the root (32 bytes) that stands for it one level up. */
export type FullTile = TileData & { readonly root: Uint8Array };

type Edge = { index: number; width: number; readonly slab: HashSlab };

/**
 * The right edge of a tiled tree: takes the leaf hashes that are appended and gives back the tiles that became full,
 * so that a log stores each tile once. Holds one partial tile a level, 8 kB each.
 */
export class TileFrontier {
  #size = 0;
  readonly #edges: Edge[] = [];

  /** The edge of a tree of `size` leaves, from the contents of `partialTiles(size)` in any order. */
  static resume(size: number, tiles: Iterable<TileData>): TileFrontier {
    const frontier = new TileFrontier();
    const given = new Map([...tiles].map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]));
    for (const { level, index, width } of partialTiles(size)) {
      const hashes = given.get(`${level}/${index}`);
      if (!hashes || countHashes(hashes) !== width) {
        throw new TlogError(
          'missing-hash',
          `to resume at size ${size}, give ${width} hashes of tile ${level}/${index}`,
        );
      }
      const edge = frontier.#edge(level);
      edge.slab.write(hashes, 0);
      edge.width = width;
    }
    frontier.#edges.forEach((edge, level) => (edge.index = Math.floor(size / TILE_WIDTH ** (level + 1))));
    frontier.#size = size;
    return frontier;
  }

  /** Leaves in the tree. */
  get size(): number {
    return this.#size;
  }

  /** Adds leaf hashes (32 bytes each, one after the other); gives the tiles that they filled, lower ones first. */
  append(leafHashes: Uint8Array): FullTile[] {
    const count = countHashes(leafHashes);
    const full: FullTile[] = [];
    for (let taken = 0; taken < count;) {
      const take = Math.min(count - taken, TILE_WIDTH - this.#edge(0).width);
      this.#add(0, leafHashes.subarray(taken * HASH_SIZE, (taken + take) * HASH_SIZE), full);
      taken += take;
    }
    this.#size += count;
    return full;
  }

  /** The partial tiles as they stand, from the leaves up: what `resume` takes. */
  partialTiles(): TileData[] {
    return this.#edges.flatMap(({ index, width, slab }, level) =>
      width === 0 ? [] : [{ level, index, hashes: slab.read(0, width) }],
    );
  }

  /** The RFC 6962 root (32 bytes) of the tree. */
  root(): Uint8Array {
    const read = tileHashReader(this.partialTiles());
    return foldSubtrees(rangeNodes(0, this.#size).map((node) => read(node)));
  }

  #add(level: number, hashes: Uint8Array, full: FullTile[]): void {
    const edge = this.#edge(level);
    edge.slab.write(hashes, edge.width);
    edge.width += hashes.length / HASH_SIZE;
    if (edge.width < TILE_WIDTH) return;
    const content = edge.slab.read(0, TILE_WIDTH);
    const root = edge.slab.reduce(TILE_WIDTH);
    full.push({ level, index: edge.index, hashes: content, root });
    edge.index++;
    edge.width = 0;
    this.#add(level + 1, root, full);
  }

  #edge(level: number): Edge {
    for (let missing = this.#edges.length; missing <= level; missing++) {
      this.#edges.push({ index: 0, width: 0, slab: new HashSlab(TILE_WIDTH) });
    }
    const edge = this.#edges[level];
    if (!edge) throw new TlogError('out-of-range', `${level} is not a tile level`);
    return edge;
  }
}
