import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { decodeEntryBundle, hashLeaf, parseTlogProof, parseTrustPolicy, verifyTlogProof } from '@countersign/tlog';
import pg from 'pg';
import {
  appendEntries,
  findCheckpoint,
  findEntryProof,
  getTile,
  LogSealer,
  logIdentity,
  verifyLog,
  type LogIdentity,
} from './index.js';

let test: TestDatabase;
let identity: LogIdentity;
beforeAll(async () => {
  test = await testDatabase();
  identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
});
afterAll(() => test.drop());

const draft = {
  action: 'log.verified' as const,
  subject: null,
  payload: { kind: 'full' as const, size: 0, ok: true, faults: [] },
};
const append = (count: number) =>
  test.db.transaction((tx) =>
    appendEntries(
      tx,
      workerActor,
      Array.from({ length: count }, () => draft),
    ),
  );
const sizeNow = async (): Promise<number> => (await test.db.read(findCheckpoint))?.size ?? 0;

async function sealAll(sealer: LogSealer): Promise<void> {
  for (;;) if (!(await sealer.seal())?.more) return;
}

/** What only a superuser could do: triggers off, then the change, all of it undone at the end. */
async function tampered(statement: string, look: () => Promise<unknown>): Promise<unknown> {
  const client = new pg.Client({ connectionString: test.superuserUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const [backup] = ['audit_entry', 'audit_payload', 'audit_leaf', 'audit_checkpoint'].filter((t) =>
      statement.includes(t),
    );
    await client.query(`create temp table backup as table ${backup}`);
    await client.query(statement);
    const seen = await look();
    await client.query(`delete from ${backup}`);
    await client.query(`insert into ${backup} table backup`);
    return seen;
  } finally {
    await client.end();
  }
}

describe('the log', () => {
  it('numbers what many transactions wrote, without gap or fork, though two sequencers work', async () => {
    const sealers = [new LogSealer(test.db, identity, 100), new LogSealer(test.db, identity, 100)];
    const [writes] = await Promise.all([
      Promise.all(Array.from({ length: 30 }, () => append(20))),
      ...sealers.map(async (sealer) => {
        for (let round = 0; round < 20; round += 1) await sealer.seal();
      }),
    ]);
    for (const sealer of sealers) await sealAll(sealer);
    expect(await sizeNow()).toBe(600);
    const rows = await test.db.read((tx) =>
      tx.query<{ entry_id: string }>('select entry_id from audit_leaf order by leaf_index'),
    );
    expect(new Set(rows.map((row) => row.entry_id))).toEqual(new Set(writes.flat().map(({ id }) => id)));
    expect(await verifyLog(test.db, identity)).toEqual({ kind: 'full', size: 600, ok: true, faults: [] });
    expect((await verifyLog(test.db, identity, 300)).ok).toBe(true);
  });

  it('serves bundles and proofs that a stranger verifies', async () => {
    const [entry] = await append(1);
    await sealAll(new LogSealer(test.db, identity));
    const proof = await test.db.read((tx) => findEntryProof(tx, entry?.id ?? ''));
    const policy = parseTrustPolicy(`log ${identity.vkey}\nquorum none\n`);
    await verifyTlogProof(parseTlogProof(proof ?? ''), entry?.leafHash ?? Buffer.alloc(32), policy);
    await expect(verifyTlogProof(parseTlogProof(proof ?? ''), Buffer.alloc(32), policy)).rejects.toMatchObject({
      code: 'proof-mismatch',
    });
    const size = await sizeNow();
    const width = size % 256;
    const bundle = await test.db.read((tx) => getTile(tx, `tile/entries/002.p/${width}`));
    const leaf = decodeEntryBundle(bundle.bytes, width).at(-1);
    expect(Buffer.from(hashLeaf(leaf ?? new Uint8Array()))).toEqual(entry?.leafHash);
    const full = await test.db.read((tx) => getTile(tx, 'tile/0/000'));
    expect([full.bytes.length, full.immutable]).toEqual([8192, true]);
    for (const path of ['tile/0/003', 'tile/entries/002', 'tile/1/001', 'tile/0/3', 'tile/x/000']) {
      await expect(test.db.read((tx) => getTile(tx, path))).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it.each([
    ['an altered leaf', `update audit_leaf set leaf = leaf || ' ' where leaf_index = 7`, /Leaf 7 was altered/],
    [
      'an altered leaf hash',
      `update audit_leaf set leaf_hash = sha256('x') where leaf_index = 7`,
      /Leaf 7 was altered/,
    ],
    ['a missing leaf', `delete from audit_leaf where leaf_index = 9`, /missing between/],
    [
      'two leaves that changed places',
      `update audit_leaf set leaf_index = case leaf_index when 3 then -1 else leaf_index end where leaf_index in (3)`,
      /missing between/,
    ],
    [
      'an altered action',
      `update audit_entry set action = 'review.decided' where id = (select entry_id from audit_leaf where leaf_index = 4)`,
      /Leaf 4: the entry's action was altered/,
    ],
    [
      'an altered payload',
      `update audit_payload set payload = '{"ok": false}' where entry_id = (select entry_id from audit_leaf where leaf_index = 5)`,
      /Leaf 5: its payload or salt was altered/,
    ],
    [
      'a removed payload',
      `delete from audit_payload where entry_id = (select entry_id from audit_leaf where leaf_index = 5)`,
      /Leaf 5: its payload is gone/,
    ],
    [
      'a replaced checkpoint',
      `update audit_checkpoint set note = replace(note, 'example.org', 'example.net')`,
      /does not verify/,
    ],
  ])('detects and names %s', async (_, statement, fault) => {
    const seen = await tampered(statement, () => verifyLog(test.db, identity));
    expect(seen).toMatchObject({ ok: false, faults: [expect.stringMatching(fault)] });
    expect((await verifyLog(test.db, identity)).ok).toBe(true);
  });

  it('does not verify under another key', async () => {
    const other = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
    expect((await verifyLog(test.db, other)).ok).toBe(false);
  });
});
