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
import { column, columnCount, leafFault } from './leaf-fault.js';
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

/** Leaves that one statement reads: no snapshot is held for longer. */
const range = 50_000;
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

const select = (first: number, end: number): string => `
select l.leaf_index, l.leaf, l.leaf_hash, e.id, e.action, e.at, e.actor, e.subject, p.payload, p.salt
from audit_leaf l left join audit_entry e on e.id = l.entry_id left join audit_payload p on p.entry_id = l.entry_id
where l.leaf_index >= ${first} and l.leaf_index < ${end} order by l.leaf_index`;

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
  await db.copyOut(select(first, end), columnCount, (row) => {
    if (row.integer(column.leafIndex) !== next) return;
    hashLeafInto(row.bytes(column.leaf), hashes, held * HASH_SIZE);
    const fault = leafFault(row, hashes.subarray(held * HASH_SIZE, (held + 1) * HASH_SIZE));
    if (fault !== null && faults.length < mostFaults) faults.push(`Leaf ${next}${fault}.`);
    next += 1;
    held += 1;
    if (held < TILE_WIDTH && next < end) return;
    frontier.append(hashes.subarray(0, held * HASH_SIZE));
    held = 0;
  });
  if (next < end) faults.push(`Leaves are missing between ${next} and ${end - 1}.`);
}
