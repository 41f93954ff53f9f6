import { generateKeyPairSync } from 'node:crypto';
import { CheckpointReader, logIdentity, LogSealer, TreeReading, verifyLog } from '@countersign/audit';
import type { Database } from '@countersign/database';
import { hashLeaf, TileFrontier } from '@countersign/tlog';
import type { RawDatabase } from './raw-database.ts';

const batch = 4096;
const identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'bench.example.org/log');

/** Two rates of one run, entries a second: ours, and the raw one it is held against. */
export interface Pair {
  ours: number;
  raw: number;
}

const seconds = (since: number): number => (performance.now() - since) / 1000;

/** Seals all that waits; against moving the same rows from one table to another, 4,096 a transaction, without a tree. */
export async function sequencer(db: Database, raw: RawDatabase): Promise<Pair & { entries: number }> {
  await raw.prepare('truncate raw.pending, raw.leaf');
  await raw.prepare('insert into raw.pending select seq, entry_id, leaf, leaf_hash from audit_pending');
  await raw.prepare('vacuum analyze raw.pending');
  const sealer = new LogSealer(db, identity);
  let entries = 0;
  const begin = performance.now();
  for (;;) {
    const sealed = await sealer.seal();
    entries += sealed?.sealed ?? 0;
    if (!sealed?.more) break;
  }
  const ours = entries / seconds(begin);
  const again = performance.now();
  for (let moved = 0; moved < entries; moved += batch) await raw.prepare(moveLeaves);
  return { entries, ours, raw: entries / seconds(again) };
}

const moveLeaves = `
with taken as (delete from raw.pending where seq = any(array(select seq from raw.pending order by seq limit ${batch})) returning *)
insert into raw.leaf select seq, entry, leaf, leaf_hash from taken`;

/** Hashes every leaf of the log, in memory already, into its tree on one thread: what both verifications are held against. */
async function hashInMemory(db: Database, size: number): Promise<number> {
  const leaves: Uint8Array[] = [];
  for (let first = 0; first < size; first += 10_000) {
    const rows = await db.read((tx) =>
      tx.query<{ leaf: Buffer }>('select leaf from audit_leaf where leaf_index >= $1 and leaf_index < $2', [
        first,
        Math.min(first + 10_000, size),
      ]),
    );
    leaves.push(...rows.map(({ leaf }) => leaf));
  }
  const begin = performance.now();
  const frontier = TileFrontier.resume(0, []);
  for (let first = 0; first < size; first += 2000) {
    frontier.append(Buffer.concat(leaves.slice(first, first + 2000).map((leaf) => hashLeaf(leaf))));
  }
  frontier.root();
  return size / seconds(begin);
}

/** Recomputes the tree from the database: leaves, stored hashes, tiles and the roots of all checkpoints. */
async function readTree(db: Database, size: number): Promise<number> {
  const begin = performance.now();
  const tree = new TreeReading(db, new CheckpointReader(db, identity), TileFrontier.resume(0, []));
  for (let first = 0; first < size; first += batch) {
    const read = await tree.read(first, Math.min(first + batch, size));
    const faults = [...read.leaves.values(), ...(await read.tree())];
    if (faults.length > 0) throw new Error(`The tree does not verify: ${JSON.stringify(faults)}`);
  }
  return size / seconds(begin);
}

/** Verifies the whole log from the database: its tree alone, and with every entry and payload held against its leaf. */
export async function verification(
  db: Database,
): Promise<Record<'tree' | 'verification', Pair & { entries: number; rssMb: number }>> {
  const begin = performance.now();
  const { ok, size: entries, faults } = await verifyLog(db, identity);
  const ours = entries / seconds(begin);
  if (!ok) throw new Error(`The log does not verify: ${faults.map(({ detail }) => detail.en).join('; ')}`);
  const tree = await readTree(db, entries);
  const rssMb = process.memoryUsage.rss() / 1_048_576;
  const raw = await hashInMemory(db, entries);
  return { tree: { entries, ours: tree, raw, rssMb }, verification: { entries, ours, raw, rssMb } };
}
