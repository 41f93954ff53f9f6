import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signInActor, workerActor, type PersonActor } from '@countersign/access';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { appendEntries, listEvents, LogSealer, logIdentity } from './index.js';

const identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
const officer: PersonActor = {
  kind: 'person',
  id: '01a20c4c-9cb8-7209-96cb-dd35f8dac79f',
  name: '',
  pseudonym: 'person:x',
  grants: [{ role: 'compliance', system: null }],
  competences: [],
  language: 'en',
};
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const ask = (after?: string, limit = 100) => test.db.read((tx) => listEvents(tx, officer, { limit, after }, identity));
const write = (count: number) =>
  test.db.transaction((tx) =>
    appendEntries(
      tx,
      workerActor,
      Array.from({ length: count }, () => ({
        action: 'person.sign-in-refused' as const,
        subject: 'person:x',
        payload: { person: 'x', reason: 'password' as const },
      })),
    ),
  );

it('gives every entry once while many write and a sequencer seals, whatever the size of the pages', async () => {
  const seen: string[] = [];
  let [writing, sealing] = [true, true];
  let cursor: string | undefined;
  const reader = async (): Promise<void> => {
    for (let more = true; more;) {
      // Asked before the page is: what is sealed after an empty page must not be missed.
      const isGrowing = sealing;
      const page = await ask(cursor, 1 + Math.floor(Math.random() * 90));
      const again = await ask(cursor, page.events.length || 1);
      expect(again.events.slice(0, page.events.length)).toEqual(page.events);
      seen.push(...page.events.map(({ id }) => id));
      cursor = page.next;
      more = isGrowing || page.events.length > 0;
    }
  };
  const seal = async (): Promise<void> => {
    const sealer = new LogSealer(test.db, identity, 37);
    for (let more = true; more;) {
      const isGrowing = writing;
      more = ((await sealer.seal())?.sealed ?? 0) > 0 || isGrowing;
    }
    sealing = false;
  };
  const writers = Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let n = 0; n < 15; n += 1) await write(1 + (n % 5));
    }),
  );
  const rest = Promise.all([reader(), seal()]);
  await writers;
  writing = false;
  await rest;
  const rows = await test.db.read((tx) =>
    tx.query<{ entry_id: string }>('select entry_id from audit_leaf order by leaf_index'),
  );
  expect(rows).toHaveLength(6 * 45);
  expect(seen).toEqual(rows.map(({ entry_id: id }) => id));
});

it('has the shape of CloudEvents and OCSF, and no entry for who may not see the log', async () => {
  const { events } = await ask(undefined, 1);
  expect(events).toMatchObject([
    {
      specversion: '1.0',
      source: '//example.org/log',
      type: 'countersign.person.sign-in-refused',
      subject: 'person:x',
      data: { class_uid: 6003, status_id: 2, metadata: { sequence: 0 }, unmapped: { payload: { reason: 'password' } } },
    },
  ]);
  await expect(test.db.read((tx) => listEvents(tx, signInActor, { limit: 1 }, identity))).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(ask('nonsense')).rejects.toMatchObject({ code: 'invalid-query' });
});
