import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { treeRoot, verifyInclusion } from '@countersign/tlog';
import { appendEntries, LogSealer, logIdentity, ProofReader } from './index.js';

const leaves = 1500;
const draft = { action: 'person.signed-out', subject: null, payload: { person: 'x', session: 'y' } } as const;
let test: TestDatabase;
let hashes: Buffer[];

beforeAll(async () => {
  test = await testDatabase();
  const drafts = Array.from({ length: leaves }, () => draft);
  await test.db.transaction((tx) => appendEntries(tx, workerActor, drafts));
  const sealer = new LogSealer(test.db, logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log'));
  while ((await sealer.seal())?.more);
  const rows = await test.db.read((tx) =>
    tx.query<{ leaf_hash: Buffer }>('select leaf_hash from audit_leaf order by leaf_index'),
  );
  hashes = rows.map((row) => row.leaf_hash);
}, 60_000);
afterAll(() => test.drop());

it.each([
  ['with room for all', { tiles: 256, nodes: 20_000 }],
  ['forgetting all the time', { tiles: 1, nodes: 8 }],
])('proves leaves of a log at several of its sizes in turn, %s', async (_, limits) => {
  const proofs = new ProofReader(limits);
  const sizes = [leaves, 700, 256, 1, 1499];
  const roots = new Map(sizes.map((size) => [size, treeRoot(Buffer.concat(hashes.slice(0, size)))]));
  await test.db.read(async (tx) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1;
      const index = turn < sizes.length ? size - 1 : (turn * 389) % size;
      const claim = {
        index,
        size,
        leafHash: hashes[index] ?? Buffer.alloc(0),
        root: roots.get(size) ?? Buffer.alloc(0),
      };
      verifyInclusion(claim, await proofs.read(tx, index, size));
    }
  });
});

it('asks nothing of the database for what it knows, and refuses a tree of which hashes are missing', async () => {
  const proofs = new ProofReader();
  const first = await test.db.read((tx) => proofs.read(tx, 300, leaves));
  let asked = 0;
  const silent = { query: () => Promise.resolve((asked += 1)) } as unknown as Parameters<ProofReader['read']>[0];
  expect(await proofs.read(silent, 300, leaves)).toEqual(first);
  expect(asked).toBe(0);
  await expect(test.db.read((tx) => proofs.read(tx, 10, leaves + 256))).rejects.toThrow('The log lacks');
});
