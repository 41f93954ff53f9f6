import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { workerActor } from '@countersign/access';
import { appendEntries, findEntryProof, logIdentity, LogSealer, ProofReader } from '@countersign/audit';
import type { Database } from '@countersign/database';
import {
  formatCheckpoint,
  hashLeaf,
  parseTlogProof,
  parseTrustPolicy,
  signNote,
  TileFrontier,
  verifyTlogProof,
  type FullTile,
} from '@countersign/tlog';
import pg from 'pg';
import { measureTree, type TreeRow } from './log-measures.ts';
import type { Stage } from './stage.ts';

const identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'bench.example.org/log');
const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

export interface Latency {
  name: string;
  count: number;
  p50: number;
  p99: number;
}

/**
 * From commit to sealed while `perSecond` entries are recorded each second, the sequencer running every 150 ms as in the
 * worker. Each entry counts with the longest wait of its batch, so the figures are upper bounds.
 */
export async function sealLag(db: Database, perSecond: number, seconds: number): Promise<Latency> {
  const sealer = new LogSealer(db, identity);
  while ((await sealer.seal())?.more);
  const waits: number[] = [];
  let running = true;
  const sequencer = (async () => {
    while (running) {
      const sealed = await sealer.seal();
      if (sealed) for (let n = 0; n < sealed.sealed; n += 1) waits.push(sealed.lagMs);
      if (!sealed?.more) await pause(150);
    }
  })();
  const begin = performance.now();
  for (let batch = 0; batch < seconds * 50; batch += 1) {
    await db.transaction((tx) =>
      appendEntries(
        tx,
        workerActor,
        Array.from({ length: perSecond / 50 }, () => entry),
      ),
    );
    await pause(Math.max(0, begin + (batch + 1) * 20 - performance.now()));
  }
  await pause(500);
  running = false;
  await sequencer;
  waits.sort((a, b) => a - b);
  return { name: `sealed, ${perSecond} entries/s`, count: waits.length, p50: at(waits, 0.5), p99: at(waits, 0.99) };
}

const entry = {
  action: 'person.signed-out' as const,
  subject: '0193a000-0000-7000-8000-000000000000',
  payload: { person: '0193a000-0000-7000-8000-000000000000', session: '0193a000-0000-7000-8000-000000000001' },
};

const insertLeaves = `
insert into audit_leaf (leaf_index, entry_id, leaf, leaf_hash)
select n, lpad(to_hex(n), 32, '0')::uuid, leaf, sha256('\\x00'::bytea || leaf)
from generate_series($1::bigint, $2::bigint - 1) n, lateral (select int8send(n) || decode(repeat('ab', 192), 'hex') as leaf) made`;

const insertTiles = `
insert into audit_tile (level, tile_index, hashes, root)
select level, tile_index, decode(hashes, 'base64'), decode(root, 'base64')
from jsonb_to_recordset($1::jsonb) as tile(level smallint, tile_index bigint, hashes text, root text)`;

/**
 * Proof files of random entries in trees of these sizes, ascending, made as the API makes them, one in a hundred verified; and
 * the whole tree recomputed. The log is filled past the product, leaf by leaf of 200 bytes. What it held before is gone.
 */
export async function largeLogs(
  stage: Stage,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<{ proofs: Latency[]; trees: TreeRow[] }> {
  const owner = new pg.Client({ connectionString: stage.superuserUrl });
  await owner.connect();
  try {
    await owner.query('set session_replication_role = replica');
    await owner.query('truncate audit_leaf, audit_tile, audit_checkpoint, audit_cosignature');
    const frontier = TileFrontier.resume(0, []);
    const [times, trees]: [Latency[], TreeRow[]] = [[], []];
    for (const size of sizes) {
      say(`Growing the log to ${size} leaves …`);
      await grow(stage.db, owner, frontier, size);
      await owner.query('vacuum analyze audit_leaf, audit_tile');
      await signCheckpoint(owner, size, frontier.root());
      times.push(await timeProofs(stage.db, size));
      trees.push(await measureTree(stage, size));
    }
    return { proofs: times, trees };
  } finally {
    await owner.end();
  }
}

async function grow(db: Database, owner: pg.Client, frontier: TileFrontier, size: number): Promise<void> {
  for (let first = frontier.size; first < size; first = frontier.size) {
    const end = Math.min(first + 100_000, size);
    await owner.query(insertLeaves, [first, end]);
    const hashes = Buffer.alloc((end - first) * 32);
    let held = 0;
    const select = `select leaf_hash from audit_leaf where leaf_index >= ${first} and leaf_index < ${end} order by leaf_index`;
    await db.copyOut(select, 1, (row) => (held += row.bytes(0).copy(hashes, held)));
    await owner.query(insertTiles, [JSON.stringify(frontier.append(hashes).map(tileRow))]);
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const tileRow = ({ level, index, hashes, root }: FullTile) => ({
  level,
  tile_index: index,
  hashes: base64(hashes),
  root: base64(root),
});

const idOf = (index: number): string => index.toString(16).padStart(32, '0');

async function timeProofs(db: Database, size: number): Promise<Latency> {
  const times: number[] = [];
  const trust = parseTrustPolicy(`log ${identity.vkey}\nquorum none\n`);
  const proofs = new ProofReader();
  for (let n = 0; n < 4000; n += 1) {
    const index = Math.floor(Math.random() * size);
    const begin = performance.now();
    const proof = await db.read((tx) => findEntryProof(tx, idOf(index), null, proofs));
    if (n >= 1000) times.push(performance.now() - begin);
    if (n % 100 === 0) await verifyTlogProof(parseTlogProof(proof ?? ''), hashLeaf(leafOf(index)), trust);
  }
  times.sort((a, b) => a - b);
  return { name: `proof at ${size} leaves`, count: times.length, p50: at(times, 0.5), p99: at(times, 0.99) };
}

/** What `insertLeaves` makes. */
function leafOf(index: number): Buffer {
  const leaf = Buffer.alloc(200, 0xab);
  leaf.writeBigInt64BE(BigInt(index));
  return leaf;
}

async function signCheckpoint(owner: pg.Client, size: number, root: Uint8Array): Promise<void> {
  const { origin, key } = identity;
  const note = await signNote(formatCheckpoint({ origin, size, root }), { name: origin, key });
  await owner.query('insert into audit_checkpoint (size, root, note, signed_at) values ($1, $2, $3, now())', [
    size,
    root,
    note,
  ]);
}
