import type { Tx } from '@countersign/database';
import {
  buildProof,
  nodeKey,
  planInclusionProof,
  tileHashReader,
  tilePath,
  tilesForNodes,
  type NodeId,
  type TileData,
} from '@countersign/tlog';
import { readTiles } from './read-tiles.js';

/** Tiles (8 kB each) and hashes of nodes that are kept: neighbours in the log share most of theirs. */
const most = { tiles: 256, nodes: 20_000 };

/**
 * Inclusion proofs of one log, in at most one statement each. Complete nodes of the tree and tiles of a width never change,
 * so what was read is kept, up to some 6 MB: the upper nodes and the right edge are in nearly every proof.
 */
export class ProofReader {
  readonly #tiles = new Map<string, TileData>();
  readonly #nodes = new Map<string, Uint8Array>();

  constructor(private readonly limits = most) {}

  /** The proof of leaf `index` in the tree of `size` leaves, hashes from the leaf upwards; `MissingTileError` where the log lacks a hash. */
  async read(tx: Tx, index: number, size: number): Promise<Uint8Array[]> {
    if (this.#nodes.size > this.limits.nodes) this.#nodes.clear();
    const plan = planInclusionProof(index, size);
    const unknown = plan.nodes.filter((node) => !this.#nodes.has(nodeKey(node)));
    const reader = tileHashReader(await this.#tilesOf(tx, unknown, size));
    return buildProof(plan, (node) => {
      const key = nodeKey(node);
      const hash = this.#nodes.get(key) ?? reader(node);
      this.#nodes.set(key, hash);
      return hash;
    });
  }

  async #tilesOf(tx: Tx, nodes: readonly NodeId[], size: number): Promise<TileData[]> {
    const wanted = tilesForNodes(nodes, size);
    const unread = wanted.filter((tile) => !this.#tiles.has(tilePath(tile)));
    const read = new Map((await readTiles(tx, unread)).map((tile) => [keyOf(tile), tile]));
    const tiles = wanted.flatMap((tile) => {
      const path = tilePath(tile);
      const data = this.#tiles.get(path) ?? read.get(keyOf(tile));
      if (data === undefined) return [];
      this.#tiles.delete(path);
      this.#tiles.set(path, data);
      return [data];
    });
    for (const path of [...this.#tiles.keys()].slice(0, Math.max(0, this.#tiles.size - this.limits.tiles))) {
      this.#tiles.delete(path);
    }
    return tiles;
  }
}

const keyOf = ({ level, index }: { level: number; index: number }): string => `${level}/${index}`;
