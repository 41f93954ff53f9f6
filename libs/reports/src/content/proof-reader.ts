import { getTile } from '@countersign/audit';
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

/** Tiles (8 kB each) and hashes of nodes that are kept: neighbours in the log share most of theirs. */
const most = { tiles: 256, nodes: 20_000 };

/** Inclusion proofs against one tree size. Reads every tile of the log once while its entries come in order, and hashes every node once. */
export class ProofReader {
  readonly #tiles = new Map<string, TileData>();
  readonly #nodes = new Map<string, Uint8Array>();

  constructor(
    private readonly size: number,
    private readonly limits = most,
  ) {}

  /** The proof of a leaf, hashes from the leaf upwards. */
  async read(tx: Tx, index: number): Promise<Uint8Array[]> {
    if (this.#nodes.size > this.limits.nodes) this.#nodes.clear();
    const plan = planInclusionProof(index, this.size);
    const unknown = plan.nodes.filter((node) => !this.#nodes.has(nodeKey(node)));
    const reader = tileHashReader(await this.#tilesOf(tx, unknown));
    return buildProof(plan, (node) => {
      const key = nodeKey(node);
      const hash = this.#nodes.get(key) ?? reader(node);
      this.#nodes.set(key, hash);
      return hash;
    });
  }

  async #tilesOf(tx: Tx, nodes: readonly NodeId[]): Promise<TileData[]> {
    const tiles: TileData[] = [];
    for (const tile of tilesForNodes(nodes, this.size)) {
      const path = tilePath(tile);
      const hashes = this.#tiles.get(path)?.hashes ?? (await getTile(tx, path)).bytes;
      tiles.push({ level: tile.level, index: tile.index, hashes });
      this.#tiles.delete(path);
      this.#tiles.set(path, { level: tile.level, index: tile.index, hashes });
    }
    for (const path of [...this.#tiles.keys()].slice(0, Math.max(0, this.#tiles.size - this.limits.tiles))) {
      this.#tiles.delete(path);
    }
    return tiles;
  }
}
