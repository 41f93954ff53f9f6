import type { LogFault } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import {
  equalHashes,
  HASH_SIZE,
  hashEntryBundle,
  TILE_WIDTH,
  TileFrontier,
  TlogError,
  type FullTile,
} from '@countersign/tlog';
import type { CheckpointReader } from './checkpoint-reader.js';
import { bundleColumn, bundleColumns, bytesOf, entryBundles } from './entry-bundles.js';
import { logFaults, type LeafFaults } from './log-faults.js';
import { storedTileFaults } from './stored-tile-faults.js';

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
    await this.db.copyOut(entryBundles(first, end), bundleColumns, (row) => {
      const start = row.integer(bundleColumn.start);
      const next = Math.min(start - (start % TILE_WIDTH) + TILE_WIDTH, end);
      range.add(bytesOf(row, bundleColumn.bundle), bytesOf(row, bundleColumn.hashes), next);
    });
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
  readonly #hashes = Buffer.alloc(TILE_WIDTH * HASH_SIZE);
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

  /** Takes the bundle that leads up to leaf `end`; nothing once one did not hold all its leaves. */
  add(bundle: Buffer, stored: Buffer, end: number): void {
    const width = end - this.next;
    if (!this.#hash(bundle, width)) return;
    const hashes = this.#hashes.subarray(0, width * HASH_SIZE);
    if (!hashes.equals(stored)) this.#findAltered(hashes, stored, width);
    let done = this.next;
    while (done < end) {
      const size = this.#sizes[this.#sizeAt];
      const to = size === undefined || size > end ? end : size;
      this.full.push(
        ...this.frontier.append(hashes.subarray((done - this.next) * HASH_SIZE, (to - this.next) * HASH_SIZE)),
      );
      done = to;
      if (to === size) this.#checkRoot(size);
    }
    this.next = end;
  }

  #hash(bundle: Buffer, width: number): boolean {
    if (width <= 0 || width > TILE_WIDTH) return false;
    try {
      hashEntryBundle(bundle, width, this.#hashes);
      return true;
    } catch (error) {
      if (error instanceof TlogError) return false;
      throw error;
    }
  }

  #findAltered(hashes: Buffer, stored: Buffer, width: number): void {
    for (let at = 0; at < width; at += 1) {
      const [from, to] = [at * HASH_SIZE, (at + 1) * HASH_SIZE];
      const index = this.next + at;
      if (hashes.compare(stored, from, to, from, to) !== 0) this.leaves.set(index, logFaults.altered(index, 'hash'));
    }
  }

  #checkRoot(size: number): void {
    const root = this.signed.get(size);
    if (root && !equalHashes(this.frontier.root(), root)) this.order ??= logFaults.order(this.#rooted, size);
    this.#rooted = size;
    this.#sizeAt += 1;
  }
}
