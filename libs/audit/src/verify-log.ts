import type { Database, Tx } from '@countersign/database';
import {
  equalHashes,
  hashLeaf,
  openCheckpoint,
  opensCommitment,
  partialTiles,
  TileFrontier,
  TlogError,
} from '@countersign/tlog';
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

interface VerifiedRow {
  leaf_index: number;
  leaf: Buffer;
  leaf_hash: Buffer;
  id: string | null;
  action: string | null;
  at: Date | null;
  actor: string | null;
  subject: string | null;
  payload: unknown;
  salt: Buffer | null;
}

const batch = 2000;
const mostFaults = 50;

const select = `
select l.leaf_index::float8 as leaf_index, l.leaf, l.leaf_hash, e.id, e.action, e.at, e.actor, e.subject, p.payload, p.salt
from audit_leaf l left join audit_entry e on e.id = l.entry_id left join audit_payload p on p.entry_id = l.entry_id
where l.leaf_index >= $1 and l.leaf_index < $2 order by l.leaf_index`;

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
  for (let first = start; first < checkpoint.size && faults.length < mostFaults; first += batch) {
    const end = Math.min(first + batch, checkpoint.size);
    // A connection a batch: no transaction stays open while hashes are computed.
    const rows = await db.read((tx: Tx) => tx.query<VerifiedRow>(select, [first, end]));
    verifyRows(rows, first, end, frontier, faults);
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

function verifyRows(
  rows: readonly VerifiedRow[],
  first: number,
  end: number,
  frontier: TileFrontier,
  faults: string[],
): void {
  if (rows.length !== end - first || rows.some((row, offset) => row.leaf_index !== first + offset)) {
    faults.push(`Leaves are missing between ${first} and ${end - 1}.`);
    return;
  }
  const hashes = rows.map((row) => {
    const hash = hashLeaf(row.leaf);
    if (!equalHashes(hash, row.leaf_hash)) faults.push(`Leaf ${row.leaf_index} was altered: its hash differs.`);
    const fault = entryFault(row);
    if (fault !== null) faults.push(`Leaf ${row.leaf_index}: ${fault}.`);
    return hash;
  });
  frontier.append(Buffer.concat(hashes));
}

function entryFault(row: VerifiedRow): string | null {
  if (row.id === null) return 'its entry is gone';
  const leaf = JSON.parse(row.leaf.toString('utf8')) as Record<string, unknown>;
  const said = [leaf.id, leaf.action, leaf.at, leaf.actor, leaf.subject];
  const stored = [row.id, row.action, row.at?.toISOString(), row.actor, row.subject];
  const differs = said.findIndex((value, index) => value !== stored[index]);
  if (differs >= 0) return `the entry's ${['id', 'action', 'time', 'actor', 'subject'][differs]} was altered`;
  if (row.salt === null) return 'its payload is gone';
  if (!opensCommitment(String(leaf.commitment), row.salt, row.payload)) return 'its payload or salt was altered';
  return null;
}
