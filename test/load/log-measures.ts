import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { findCheckpoint, logIdentity, LogSealer } from '@countersign/audit';
import type { Database } from '@countersign/database';
import { hashLeaf, TileFrontier } from '@countersign/tlog';
import type { RawDatabase } from './raw-database.ts';
import { runScript } from './run-script.ts';
import type { Stage } from './stage.ts';

const batch = 4096;
const key = generateKeyPairSync('ed25519').privateKey;
const identity = logIdentity(key, 'bench.example.org/log');

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

/** V8 keeps little that it could collect: what a process needs rather than what it takes when there is room. */
const tight = ['--max-semi-space-size=1', '--max-old-space-size=37'];

async function inProcess(
  stage: Stage,
  what: 'tree' | 'log',
  entries: number,
): Promise<{ ours: number; rssMb: number }> {
  const pem = Buffer.from(key.export({ format: 'pem', type: 'pkcs8' })).toString('base64');
  const script = join(import.meta.dirname, 'verify-one-log.ts');
  const { seconds: took, rssMb } = await runScript<{ seconds: number; rssMb: number }>([
    ...tight,
    script,
    stage.databaseUrl,
    what,
    String(entries),
    pem,
  ]);
  return { ours: entries / took, rssMb };
}

/** What recomputing a tree took, beside hashing the same leaves (at most a million of them) in memory. */
export type TreeRow = Pair & { entries: number; rssMb: number };

/** Recomputes the tree of a log of `entries` leaves from the database, in a process of its own. */
export async function measureTree(stage: Stage, entries: number): Promise<TreeRow> {
  const inMemory = (): Promise<number> => hashInMemory(stage.db, Math.min(entries, 1_000_000));
  const before = await inMemory();
  const tree = await inProcess(stage, 'tree', entries);
  return { entries, raw: (before + (await inMemory())) / 2, ...tree };
}

/** Verifies the whole log from the database: its tree alone, and with every entry and payload held against its leaf. */
export async function verification(stage: Stage): Promise<Record<'tree' | 'verification', TreeRow>> {
  const entries = (await stage.db.read(findCheckpoint))?.size ?? 0;
  const tree = await measureTree(stage, entries);
  return { tree, verification: { ...tree, ...(await inProcess(stage, 'log', entries)) } };
}
