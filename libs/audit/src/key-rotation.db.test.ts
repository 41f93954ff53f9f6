import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { openCheckpoint, openCheckpointByPolicy, parseTrustPolicy, type VerifierKey } from '@countersign/tlog';
import {
  appendEntry,
  beginKeyRotation,
  endKeyRotation,
  findCheckpoint,
  keepOrigin,
  loadSigningKey,
  LogSealer,
  nextKeyFile,
  openLogIdentity,
  recordFirstLogKey,
  verifyLog,
} from './index.js';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'countersign-keys-'));
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true });
});

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
const act = () => {
  const payload = { person: 'x', session: 'y' };
  return test.db.transaction((tx) =>
    appendEntry(tx, workerActor, { action: 'person.signed-out', subject: null, payload }),
  );
};
const noteNow = async (): Promise<string> => (await test.db.read(findCheckpoint))?.note ?? '';
const codes = async (...identity: Parameters<typeof verifyLog>[1][]) => {
  const [log = openLogIdentity({ folder }, passing())] = identity;
  return (await verifyLog(test.db, log)).faults.map(({ code }) => code);
};
/** A clock that says each time that files may be looked at again. */
const passing = () => {
  let time = 0;
  return () => (time += 2000);
};
const accepts = (log: VerifierKey) => async (note: string) =>
  openCheckpoint(note, { log }).then(
    () => true,
    () => false,
  );

it('changes the key with a time in which verifiers of either accept, and tells it from a swapped one', async () => {
  const identity = openLogIdentity({ folder }, passing());
  const sealer = new LogSealer(test.db, identity);
  const [origin, first] = [identity.origin, identity.verifier];
  await test.db.transaction((tx) => recordFirstLogKey(tx, workerActor, identity));
  await test.db.transaction((tx) => recordFirstLogKey(tx, workerActor, identity));
  await sealer.seal();
  expect((await test.db.read(findCheckpoint))?.size).toBe(1);

  keepOrigin({ folder }, identity);
  loadSigningKey(folder, 'log-next');
  await test.db.transaction((tx) => beginKeyRotation(tx, workerActor, identity));
  await test.db.transaction((tx) => beginKeyRotation(tx, workerActor, identity));
  await sealer.seal();
  const second = identity.next?.verifier as VerifierKey;
  expect([await accepts(first)(await noteNow()), await accepts(second)(await noteNow())]).toEqual([true, true]);
  for (const vkey of [identity.vkey, identity.next?.vkey]) {
    await openCheckpointByPolicy(await noteNow(), parseTrustPolicy(`log ${vkey}\nquorum none\n`));
  }
  expect((await test.db.read(findCheckpoint))?.size).toBe(2);
  expect(await codes()).toEqual([]);

  await test.db.transaction((tx) => endKeyRotation(tx, workerActor, identity));
  await test.db.transaction((tx) => endKeyRotation(tx, workerActor, identity));
  await sealer.seal();
  expect(await codes()).toEqual([]);
  const old = join(folder, 'old.pem');
  await writeFile(old, loadSigningKey(folder, 'log').export({ format: 'pem', type: 'pkcs8' }));
  await rename(nextKeyFile(folder), join(folder, 'log.pem'));
  await act();
  await sealer.seal();
  expect([identity.origin, identity.next]).toEqual([origin, null]);
  expect([await accepts(first)(await noteNow()), await accepts(second)(await noteNow())]).toEqual([false, true]);
  expect(await codes()).toEqual([]);

  // The retired key is put back, and another key is put in: neither may sign, and both are named.
  const retired = openLogIdentity({ folder, key: old });
  await act();
  await expect(new LogSealer(test.db, retired).seal()).rejects.toThrow(/is retired/);
  await writeFile(join(folder, 'swapped.pem'), pem());
  const swapped = openLogIdentity({ folder, key: join(folder, 'swapped.pem') });
  await expect(new LogSealer(test.db, swapped).seal()).rejects.toThrow(/was swapped/);
  expect(await codes(swapped)).toContain('key-swapped');
  await sealer.seal();
  expect(await codes()).toEqual([]);
});

it('takes keys from files that are given, and signs with no key but Ed25519', async () => {
  const [a, b, rsa] = ['a.pem', 'b.pem', 'rsa.pem'].map((name) => join(folder, name)) as [string, string, string];
  await writeFile(a, pem());
  await writeFile(b, pem());
  await writeFile(
    rsa,
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' }),
  );
  const identity = openLogIdentity({ folder, origin: 'example.org/given', key: a, next: b });
  expect([identity.origin, identity.next?.vkey === identity.vkey]).toEqual(['example.org/given', false]);
  expect(() => openLogIdentity({ folder, key: rsa })).toThrow(/rsa key/);
});

it('signs with no key that the log has not recorded, though its file be there', async () => {
  const [a, planted] = ['own.pem', 'planted.pem'].map((name) => join(folder, name)) as [string, string];
  await writeFile(a, pem());
  await writeFile(planted, pem());
  const fresh = await testDatabase();
  try {
    const own = openLogIdentity({ folder, origin: 'example.org/planted', key: a });
    const both = openLogIdentity({ folder, origin: 'example.org/planted', key: a, next: planted });
    await fresh.db.transaction((tx) => recordFirstLogKey(tx, workerActor, own));
    await new LogSealer(fresh.db, both).seal();
    const note = (await fresh.db.read(findCheckpoint))?.note ?? '';
    expect(note.split('\n').filter((line) => line.startsWith('\u2014'))).toHaveLength(1);
    const next = openLogIdentity({ folder, origin: 'example.org/planted', key: planted });
    await expect(new LogSealer(fresh.db, next).seal()).resolves.toMatchObject({ sealed: 0 });
    await fresh.db.transaction((tx) => beginKeyRotation(tx, workerActor, both));
    await new LogSealer(fresh.db, both).seal();
    const signed = (await fresh.db.read(findCheckpoint))?.note ?? '';
    expect(signed.split('\n').filter((line) => line.startsWith('\u2014'))).toHaveLength(2);
  } finally {
    await fresh.drop();
  }
});

it('does not make a new key for one that is gone while it runs', async () => {
  const own = await mkdtemp(join(folder, 'own-'));
  const identity = openLogIdentity({ folder: own }, passing());
  expect(identity.vkey).toBe(identity.vkey);
  await rm(join(own, 'log.pem'));
  expect(() => identity.vkey).toThrow(/ENOENT/);
});
