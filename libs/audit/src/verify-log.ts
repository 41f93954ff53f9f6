import type { Database } from '@countersign/database';
import {
  equalHashes,
  HASH_SIZE,
  hashLeafInto,
  openCheckpoint,
  partialTiles,
  TILE_WIDTH,
  TileFrontier,
  TlogError,
} from '@countersign/tlog';
import { entryColumns, expectedLeaf, leafColumn, leafColumns, leafFault } from './leaf-fault.js';
import type { LogIdentity } from './log-identity.js';
import { findCheckpoint, type StoredCheckpoint } from './read-log.js';
import { readTiles } from './read-tiles.js';

export interface LogVerification {
  kind: 'incremental' | 'full';
  /** Leaves of the checkpoint that was verified against. */
  size: number;
  ok: boolean;
  /** What does not hold, in sentences; at most `mostFaults`. */
  faults: string[];
}

/** Leaves that one statement reads: few enough to be sorted in memory, and no snapshot is held for long. */
const range = 4096;
const mostFaults = 50;

/**
 * Recomputes the log from its rows, from leaf `from` on: every leaf hash, the root, the checkpoint's signature, that each
 * entry says what its leaf says, and that each payload opens its commitment. What lies before `from` is taken from the
 * stored tiles. It cannot see a history that was replaced whole and signed anew: only a witness can.
 */
export async function verifyLog(db: Database, identity: LogIdentity, from = 0): Promise<LogVerification> {
  const faults: string[] = [];
  const kind = from === 0 ? 'full' : 'incremental';
  const checkpoint = await db.read(findCheckpoint);
  if (!checkpoint) return { kind, size: 0, ok: true, faults };
  await verifySignature(checkpoint, identity, faults);
  const start = Math.min(from, checkpoint.size);
  const frontier = await db.read(async (tx) => TileFrontier.resume(start, await readTiles(tx, partialTiles(start))));
  for (let first = start; first < checkpoint.size && faults.length < mostFaults; first += range) {
    await verifyRange(db, first, Math.min(first + range, checkpoint.size), frontier, faults);
  }
  if (faults.length === 0 && !equalHashes(frontier.root(), checkpoint.root)) {
    faults.push(`The root of the ${checkpoint.size} leaves is not the one that the checkpoint signs.`);
  }
  return { kind, size: checkpoint.size, ok: faults.length === 0, faults: faults.slice(0, mostFaults) };
}

async function verifySignature(stored: StoredCheckpoint, identity: LogIdentity, faults: string[]): Promise<void> {
  try {
    const { checkpoint } = await openCheckpoint(stored.note, { log: identity.verifier });
    if (checkpoint.size !== stored.size || !equalHashes(checkpoint.root, stored.root)) {
      faults.push(
        `The signed checkpoint speaks of size ${checkpoint.size}, its row of ${stored.size}, or of another root.`,
      );
    }
  } catch (error) {
    if (!(error instanceof TlogError)) throw error;
    faults.push(`The checkpoint of size ${stored.size} does not verify: ${error.message}.`);
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

/** Verifies the leaves from `first` up to `end` and adds them to the tree. */
async function verifyRange(
  db: Database,
  first: number,
  end: number,
  frontier: TileFrontier,
  faults: string[],
): Promise<void> {
  const hashes = new Uint8Array(TILE_WIDTH * HASH_SIZE);
  let held = 0;
  let next = first;
  const expected = new Map<string, string | null>();
  await db.copyOut(selectEntries(first, end), entryColumns, (row) => expected.set(...expectedLeaf(row)));
  await db.copyOut(selectLeaves(first, end), leafColumns, (row) => {
    if (row.integer(leafColumn.index) !== next) return;
    hashLeafInto(row.bytes(leafColumn.leaf), hashes, held * HASH_SIZE);
    const hash = hashes.subarray(held * HASH_SIZE, (held + 1) * HASH_SIZE);
    const fault = leafFault(row, hash, expected.get(row.uuid(leafColumn.entry)));
    if (fault !== null && faults.length < mostFaults) faults.push(`Leaf ${next}${fault}.`);
    next += 1;
    held += 1;
    if (held < TILE_WIDTH && next < end) return;
    frontier.append(hashes.subarray(0, held * HASH_SIZE));
    held = 0;
  });
  if (next < end) faults.push(`Leaves are missing between ${next} and ${end - 1}.`);
}
