import type { LogFault } from '@countersign/contracts';
import type { CopiedRow, Database } from '@countersign/database';
import {
  equalHashes,
  HASH_SIZE,
  hashRoomyLeafInto,
  TILE_WIDTH,
  type FullTile,
  type TileFrontier,
} from '@countersign/tlog';
import type { CheckpointReader } from './checkpoint-reader.js';
import { logFaults, type LeafFaults } from './log-faults.js';
import { storedTileFaults } from './stored-tile-faults.js';

const column = { index: 0, leaf: 1, hash: 2 } as const;
const columns = Object.keys(column).length;

/** The numbers must not come from outside. */
const leaves = (first: number, end: number): string =>
  `select leaf_index, leaf, leaf_hash from audit_leaf where leaf_index >= ${first} and leaf_index < ${end} order by leaf_index`;

const firstMissing = `
select g::float8 as index from generate_series($1::bigint, $2::bigint - 1) g
where not exists (select from audit_leaf where leaf_index = g) order by g limit 1`;

/** The tree of a log as it is recomputed from its leaves, a range at a time, in order. */
export class TreeReading {
  /** Set by a missing leaf or a wrong root: what comes after it has other roots and tiles for that reason alone. */
  #astray = false;

  /** `frontier` stands where the first range begins. */
  constructor(
    private readonly db: Database,
    private readonly checkpoints: CheckpointReader,
    private readonly frontier: TileFrontier,
  ) {}

  /** The root of what was read; null once a fault lies behind it. */
  root(): Uint8Array | null {
    return this.#astray ? null : this.frontier.root();
  }

  /**
   * Hashes the leaves from `first` up to `end` and grows the tree by them. `leaves` is what is wrong with single ones; `tree`
   * with roots and tiles, which mean something only where every leaf and its entry are right.
   */
  async read(first: number, end: number): Promise<{ leaves: LeafFaults; tree: () => Promise<LogFault[]> }> {
    const signed = this.#astray ? new Map<number, Buffer>() : await this.checkpoints.within(first, end);
    const range = new RangeReading(this.frontier, signed, first);
    await this.db.copyOut(leaves(first, end), columns, (row) => range.take(row));
    range.flush();
    if (range.next < end) {
      this.#astray = true;
      const [gap] = await this.db.read((tx) => tx.query<{ index: number }>(firstMissing, [range.next, end]));
      const missing = gap?.index ?? range.next;
      range.leaves.set(missing, logFaults.leavesGone(missing, end - 1));
    }
    const before = this.#astray;
    this.#astray ||= range.order !== null;
    const tree = async (): Promise<LogFault[]> => {
      if (range.order) return [range.order];
      return before ? [] : this.db.read((tx) => storedTileFaults(tx, range.full));
    };
    return { leaves: range.leaves, tree };
  }
}

class RangeReading {
  readonly leaves: LeafFaults = new Map();
  order: LogFault | null = null;
  readonly full: FullTile[] = [];
  /** Hashes of the leaves from `next` on that wait to be appended: computed, and as they are stored. */
  readonly #hashes = Buffer.alloc(TILE_WIDTH * HASH_SIZE);
  readonly #stored = Buffer.alloc(TILE_WIDTH * HASH_SIZE);
  #waiting = 0;
  #isBroken = false;
  /** Sizes at which the root is known, ascending, and the one that comes next. */
  readonly #sizes: readonly number[];
  #sizeAt = 0;
  #rooted: number;

  constructor(
    private readonly frontier: TileFrontier,
    private readonly signed: ReadonlyMap<number, Uint8Array>,
    public next: number,
  ) {
    this.#rooted = next;
    this.#sizes = [...signed.keys()].sort((a, b) => a - b);
  }

  /** Takes the leaf that comes next; nothing once one was missing. */
  take(row: CopiedRow): void {
    if (this.#isBroken || row.integer(column.index) !== this.next + this.#waiting) {
      this.#isBroken = true;
      return;
    }
    const at = this.#waiting * HASH_SIZE;
    hashRoomyLeafInto(row.roomyBytes(column.leaf), this.#hashes, at);
    // A hash that is shorter or longer than one is no hash of this leaf.
    if (row.copyBytes(column.hash, this.#stored, at, HASH_SIZE) !== HASH_SIZE) this.#stored.fill(0, at, at + HASH_SIZE);
    this.#waiting += 1;
    const size = this.next + this.#waiting;
    if (size % TILE_WIDTH === 0 || size === this.#sizes[this.#sizeAt]) this.flush();
  }

  /** Appends the leaves that wait. */
  flush(): void {
    if (this.#waiting === 0) return;
    const length = this.#waiting * HASH_SIZE;
    const hashes = this.#hashes.subarray(0, length);
    if (!hashes.equals(this.#stored.subarray(0, length))) this.#findAltered(hashes);
    this.full.push(...this.frontier.append(hashes));
    this.next += this.#waiting;
    this.#waiting = 0;
    if (this.next === this.#sizes[this.#sizeAt]) this.#checkRoot(this.next);
  }

  #findAltered(hashes: Buffer): void {
    for (let at = 0; at < this.#waiting; at += 1) {
      const [from, to] = [at * HASH_SIZE, (at + 1) * HASH_SIZE];
      const index = this.next + at;
      if (hashes.compare(this.#stored, from, to, from, to) !== 0) {
        this.leaves.set(index, logFaults.altered(index, 'hash'));
      }
    }
  }

  #checkRoot(size: number): void {
    const root = this.signed.get(size);
    if (root && !equalHashes(this.frontier.root(), root)) this.order ??= logFaults.order(this.#rooted, size);
    this.#rooted = size;
    this.#sizeAt += 1;
  }
}
