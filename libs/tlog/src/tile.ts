import { countHashes } from './tree-hasher.js';
import { HASH_SIZE } from './hash.js';
import { HashSlab } from './hash-slab.js';
import { nodeKey } from './proof-plan.js';
import { requireSize, type HashReader, type NodeId } from './node-id.js';
import { TlogError } from './tlog-error.js';

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256;
/** Tree levels that one tile spans. */
export const TILE_HEIGHT = 8;

/**
 * A tile of the C2SP tlog-tiles layout: `width` (1 to 256) hashes, those at tree level 8 * level with the indexes from
 * 256 * index on. At level 0 they are leaf hashes; above, the roots of the full tiles (level - 1, 256 * index + i).
 */
export type Tile = { readonly level: number; readonly index: number; readonly width: number };

/** A tile's content: `width` hashes of 32 bytes, one after the other. */
export type TileData = { readonly level: number; readonly index: number; readonly hashes: Uint8Array };

/** How many tiles of a level a tree has: full ones, and the width of the partial one at the end (0 when there is none). */
export type TileLevel = { readonly level: number; readonly full: number; readonly partialWidth: number };

/** Every tile level of a tree of `size` leaves, from the leaves up. */
export function tileLevels(size: number): TileLevel[] {
  requireSize(size, 'the tree size');
  const levels: TileLevel[] = [];
  for (let hashes = size, level = 0; hashes > 0; hashes = Math.floor(hashes / TILE_WIDTH), level++) {
    levels.push({ level, full: Math.floor(hashes / TILE_WIDTH), partialWidth: hashes % TILE_WIDTH });
  }
  return levels;
}

/** The partial tiles of a tree of `size` leaves, from the leaves up: its right edge, which a store need not keep. */
export function partialTiles(size: number): Tile[] {
  return tileLevels(size)
    .filter(({ partialWidth }) => partialWidth > 0)
    .map(({ level, full, partialWidth }) => ({ level, index: full, width: partialWidth }));
}

/** How many hashes the tile holds in a tree of `size` leaves: 256 when full, 0 when there is no such tile. */
export function tileWidth(level: number, index: number, size: number): number {
  requireSize(size, 'the tree size');
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** The tiles that hold the given nodes of a tree of `size` leaves, each once: what to fetch before a proof is built. */
export function tilesForNodes(nodes: readonly NodeId[], size: number): Tile[] {
  const tiles = new Map<string, Tile>();
  for (const node of nodes) {
    const { level, index, first, count } = placeInTile(node);
    const width = tileWidth(level, index, size);
    if (first + count > width) {
      throw new TlogError(
        'out-of-range',
        `node ${nodeKey(node)} (level/index) is not complete in a tree of ${size} leaves`,
      );
    }
    tiles.set(`${level}/${index}`, { level, index, width });
  }
  return [...tiles.values()];
}

/** A reader of all nodes that lie in the given tiles. */
export function tileHashReader(tiles: Iterable<TileData>): HashReader {
  const known = new Map<string, Uint8Array>();
  for (const { level, index, hashes } of tiles) {
    countHashes(hashes);
    known.set(`${level}/${index}`, hashes);
  }
  const slab = new HashSlab(TILE_WIDTH / 2);
  return (node) => {
    const { level, index, first, count } = placeInTile(node);
    const hashes = known.get(`${level}/${index}`);
    if (!hashes || hashes.length < (first + count) * HASH_SIZE) {
      throw new TlogError(
        'missing-hash',
        `node ${nodeKey(node)} needs ${first + count} hashes of tile ${level}/${index}`,
      );
    }
    slab.write(hashes.subarray(first * HASH_SIZE, (first + count) * HASH_SIZE), 0);
    return slab.reduce(count);
  };
}

/** Where a node lies: the tile, and the run of its hashes that the node is the root of. */
function placeInTile(node: NodeId): { level: number; index: number; first: number; count: number } {
  const level = Math.floor(node.level / TILE_HEIGHT);
  const count = 2 ** (node.level % TILE_HEIGHT);
  const position = node.index * count;
  const index = Math.floor(position / TILE_WIDTH);
  return { level, index, first: position - index * TILE_WIDTH, count };
}
