import type { LogFault, VerificationView } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import {
  equalHashes,
  HASH_SIZE,
  hashLeafInto,
  partialTiles,
  TILE_WIDTH,
  TileFrontier,
  TlogError,
  type FullTile,
} from '@countersign/tlog';
import { CheckpointReader } from './checkpoint-reader.js';
import { RemovalReader, type GoneLeaf } from './explain-removals.js';
import { entryColumns, expectedLeaf, leafColumn, leafColumns, leafFault } from './leaf-fault.js';
import { logFaults } from './log-faults.js';
import type { LogIdentity } from './log-identity.js';
import { findCheckpoint } from './read-log.js';
import { MissingTileError, readTiles } from './read-tiles.js';
import { recordFaults } from './record-faults.js';
import { storedTileFaults } from './stored-tile-faults.js';

/**
 * The outcome of a verification against the checkpoint of `size` leaves: what does not hold (at most 50 faults), how
 * many payloads are gone by an entry that lists them, and what stays open.
 */
export type LogVerification = Omit<VerificationView, 'at'>;

/** Leaves that one statement reads: few enough to be sorted in memory, and no snapshot is held for long. */
const range = 4096;
const mostFaults = 50;

/**
 * Recomputes the log from its rows, from leaf `from` on: every leaf hash, the tiles, the roots of all checkpoints and
 * their signatures, that each entry says what its leaf says, and that each payload opens its commitment. What lies
 * before `from` is taken from the stored tiles. A full one also holds the records beside the log against it.
 * It cannot see a history that was replaced whole and signed anew: only a witness can, and `unwitnessed` says so.
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
  #witnessed = false;

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
      notProven: [
        ...(this.#witnessed ? [] : ['unwitnessed' as const]),
        ...(this.#erased > 0 ? ['erased' as const] : []),
      ],
    };
  }

  async run(): Promise<void> {
    const checkpoint = await this.db.read(findCheckpoint);
    this.#size = checkpoint?.size ?? 0;
    const { faults, witnessed } = await recordFaults(this.db, this.#checkpoints, checkpoint, this.from === 0);
    this.#faults.push(...faults);
    this.#witnessed = witnessed;
    if (!checkpoint) return;
    const start = Math.min(this.from, checkpoint.size);
    const frontier = await this.#resume(start);
    if (!frontier) return;
    for (let first = start; first < checkpoint.size && this.#faults.length < mostFaults; first += range) {
      await this.#verifyRange(first, Math.min(first + range, checkpoint.size), frontier);
    }
    if (this.#faults.length === 0 && !equalHashes(frontier.root(), checkpoint.root)) {
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

  /** Verifies the leaves from `first` up to `end` and adds them to the tree. */
  async #verifyRange(first: number, end: number, frontier: TileFrontier): Promise<void> {
    const hashes = new Uint8Array(TILE_WIDTH * HASH_SIZE);
    const signed = await this.#checkpoints.within(first, end);
    const full: FullTile[] = [];
    const gone: GoneLeaf[] = [];
    const faults: LogFault[] = [];
    let [held, next, rooted] = [0, first, first];
    const expected = new Map<string, string | null>();
    await this.db.copyOut(selectEntries(first, end), entryColumns, (row) => expected.set(...expectedLeaf(row)));
    await this.db.copyOut(selectLeaves(first, end), leafColumns, (row) => {
      if (row.integer(leafColumn.index) !== next) return;
      hashLeafInto(row.bytes(leafColumn.leaf), hashes, held * HASH_SIZE);
      const hash = hashes.subarray(held * HASH_SIZE, (held + 1) * HASH_SIZE);
      const entry = row.uuid(leafColumn.entry);
      const fault = leafFault(row, hash, expected.get(entry));
      if (fault === 'payload-gone') gone.push({ index: next, entry, leaf: row.text(leafColumn.leaf) });
      else if (fault === 'entry-gone') faults.push(logFaults.entryGone(next));
      else if (fault !== null) faults.push(logFaults.altered(next, fault));
      next += 1;
      held += 1;
      const root = signed.get(next);
      if (held < TILE_WIDTH && next < end && !root) return;
      full.push(...frontier.append(hashes.subarray(0, held * HASH_SIZE)));
      held = 0;
      if (!root) return;
      if (faults.length === 0 && !equalHashes(frontier.root(), root)) faults.push(logFaults.order(rooted, next));
      rooted = next;
    });
    if (next < end) faults.push(logFaults.leavesGone(next, end - 1));
    // Where a leaf is at fault, the tile above it differs because of it.
    else if (faults.length === 0) faults.push(...(await this.db.read((tx) => storedTileFaults(tx, full))));
    if (gone.length > 0) {
      const explained = await this.db.read((tx) => this.#removals.explain(tx, gone));
      this.#erased += explained.erased;
      faults.push(...explained.faults);
    }
    this.#faults.push(...faults.slice(0, mostFaults));
  }
}

const selectLeaves = (first: number, end: number): string => `
select leaf_index, entry_id, leaf, leaf_hash from audit_leaf
where leaf_index >= ${first} and leaf_index < ${end} order by leaf_index`;

// "= any(array)" is looked up by index whatever the planner knows of the tables; a join of all three may read whole tables
// for each range, or compare each of its rows with each.
const selectEntries = (first: number, end: number): string => `
select e.id, e.action, e.at, e.actor, e.subject, p.payload, p.salt
from audit_entry e left join audit_payload p on p.entry_id = e.id
where e.id = any(array(select entry_id from audit_leaf where leaf_index >= ${first} and leaf_index < ${end}))`;
