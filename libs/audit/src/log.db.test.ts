import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { decodeEntryBundle, hashLeaf, parseTlogProof, parseTrustPolicy, verifyTlogProof } from '@countersign/tlog';
import {
  appendEntries,
  findCheckpoint,
  findEntryProof,
  ProofReader,
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
  action: 'person.signed-out' as const,
  subject: null,
  payload: { person: 'x', session: 'y' },
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
    expect(await verifyLog(test.db, identity)).toEqual({
      kind: 'full',
      size: 600,
      ok: true,
      faults: [],
      erased: 0,
      witnessed: 0,
      notProven: ['unwitnessed'],
    });
    expect((await verifyLog(test.db, identity, 300)).ok).toBe(true);
  });

  it('serves bundles and proofs that a stranger verifies', async () => {
    const [entry] = await append(1);
    await sealAll(new LogSealer(test.db, identity));
    const proof = await test.db.read((tx) => findEntryProof(tx, entry?.id ?? '', null, new ProofReader()));
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

  it('does not verify under another key', async () => {
    const other = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
    expect((await verifyLog(test.db, other)).ok).toBe(false);
  });
});
