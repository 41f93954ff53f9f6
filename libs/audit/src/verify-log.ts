import type { LogFault, VerificationView } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { equalHashes, partialTiles, TileFrontier, TlogError } from '@countersign/tlog';
import { CheckpointReader } from './checkpoint-reader.js';
import { RemovalReader } from './explain-removals.js';
import { logFaults } from './log-faults.js';
import type { LogIdentity } from './log-identity.js';
import { findCheckpoint } from './find-checkpoint.js';
import { MissingTileError, readTiles } from './read-tiles.js';
import { recordFaults } from './record-faults.js';
import { verifyEntries } from './verify-entries.js';
import { TreeReading } from './verify-tree.js';

/**
 * The outcome of a verification against the checkpoint of `size` leaves: what does not hold (at most 50 faults), how
 * many payloads are gone by an entry that lists them, and what stays open.
 */
export type LogVerification = Omit<VerificationView, 'at'>;

/** Leaves that one statement reads: no snapshot is held for long. */
const range = 16_384;
const mostFaults = 50;

/**
 * Recomputes the log from its rows, from leaf `from` on: every leaf hash, the tiles, the roots of all checkpoints and
 * their signatures, that each entry says what its leaf says, and that each payload opens its commitment. What lies
 * before `from` is taken from the stored tiles. A full one also holds the records beside the log against it.
 * It cannot see a history that was replaced whole and signed anew, nor that of what came after the largest tree that a
 * witness cosigned: `unwitnessed` says so, and `witnessed` from where on.
 */
export async function verifyLog(db: Database, identity: LogIdentity, from = 0): Promise<LogVerification> {
  const reading = new LogReading(db, identity, from);
  await reading.run();
  return reading.outcome();
}

class LogReading {
  readonly #faults: LogFault[] = [];
  readonly #removals = new RemovalReader();
  readonly #checkpoints: CheckpointReader;
  #size = 0;
  #erased = 0;
  #witnessed = 0;
  #isWitnessed = false;

  constructor(
    private readonly db: Database,
    identity: LogIdentity,
    private readonly from: number,
  ) {
    this.#checkpoints = new CheckpointReader(db, identity);
  }

  outcome(): LogVerification {
    return {
      kind: this.from === 0 ? 'full' : 'incremental',
      size: this.#size,
      ok: this.#faults.length === 0,
      faults: this.#faults.slice(0, mostFaults),
      erased: this.#erased,
      witnessed: this.#witnessed,
      notProven: [
        ...(this.#isWitnessed ? [] : ['unwitnessed' as const]),
        ...(this.#erased > 0 ? ['erased' as const] : []),
      ],
    };
  }

  async run(): Promise<void> {
    const checkpoint = await this.db.read(findCheckpoint);
    this.#size = checkpoint?.size ?? 0;
    const records = await recordFaults(this.db, this.#checkpoints, checkpoint, this.from === 0);
    this.#faults.push(...records.faults);
    this.#witnessed = records.witnessed;
    this.#isWitnessed = records.isWitnessed;
    if (!checkpoint) return;
    const start = Math.min(this.from, checkpoint.size);
    const frontier = await this.#resume(start);
    if (!frontier) return;
    const tree = new TreeReading(this.db, this.#checkpoints, frontier);
    let tiles: Promise<LogFault[]> = Promise.resolve([]);
    for (let first = start; first < checkpoint.size && this.#faults.length < mostFaults; first += range) {
      // The stored tiles of one range are compared while the next one is read.
      const [faults, read] = await Promise.all([
        tiles,
        this.#verifyRange(tree, first, Math.min(first + range, checkpoint.size)),
      ]);
      this.#note(faults);
      tiles = read();
    }
    this.#note(await tiles);
    const root = tree.root();
    if (this.#faults.length === 0 && root && !equalHashes(root, checkpoint.root)) {
      this.#faults.push(logFaults.root(checkpoint.size));
    }
  }

  async #resume(start: number): Promise<TileFrontier | null> {
    try {
      return await this.db.read(async (tx) => TileFrontier.resume(start, await readTiles(tx, partialTiles(start))));
    } catch (error) {
      if (!(error instanceof TlogError) && !(error instanceof MissingTileError)) throw error;
      this.#faults.push(logFaults.tilesGone(error.message));
      return null;
    }
  }

  #note(faults: readonly LogFault[]): void {
    this.#faults.push(...faults.slice(0, mostFaults));
  }

  /** Reads a range; answers what looks for its faults. */
  async #verifyRange(tree: TreeReading, first: number, end: number): Promise<() => Promise<LogFault[]>> {
    const [read, entries] = await Promise.all([
      tree.read(first, end),
      verifyEntries(this.db, this.#removals, first, end),
    ]);
    this.#erased += entries.erased;
    // A leaf that was altered differs from its entry for that reason alone.
    const single = new Map([...entries.faults, ...read.leaves]);
    return single.size > 0 ? () => Promise.resolve([...single.values()]) : read.tree;
  }
}
