import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signInActor, workerActor, type Actor, type KeyActor, type PersonActor } from '@countersign/access';
import { must, testDatabase, type TestDatabase } from '@countersign/testing';
import { appendEntries, listEvents, LogSealer, logIdentity, type EntryDraft } from './index.js';
import { ocsfActivities, ocsfActivityOf } from './ocsf-activity.js';

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

const program: KeyActor = { kind: 'key', id: 'k', pseudonym: 'key:k', scopes: ['submit'], systems: [] };
const verified = (ok: boolean): EntryDraft => ({
  action: 'log.verified',
  subject: null,
  payload: { kind: 'full', size: 3, ok, faults: [] },
});
const released: EntryDraft = {
  action: 'review.released',
  subject: 'submission-1',
  payload: { submission: 'submission-1', claim: 'c', reason: null },
};

/** The event of an entry that is written and sealed now. */
async function eventOf(actor: Actor, draft: EntryDraft) {
  const [entry] = await test.db.transaction((tx) =>
    appendEntries(tx, actor, [draft], new Date('2026-11-24T08:00:00.500Z')),
  );
  const sealed = await new LogSealer(test.db, identity).seal();
  const sequence = must(sealed ?? undefined).size - 1;
  for (let cursor: string | undefined; ;) {
    const page = await ask(cursor, 1000);
    const event = page.events.find(({ id }) => id === entry?.id);
    if (event) return { event, sequence, leafHash: must(entry).leafHash.toString('hex') };
    if (page.events.length === 0) throw new Error('The event is not in the feed.');
    cursor = page.next;
  }
}

it.each<[string, Actor, EntryDraft, Record<string, unknown>]>([
  [
    'a person',
    officer,
    released,
    {
      activity_id: 3,
      activity_name: 'Update',
      type_uid: 600_303,
      severity_id: 1,
      status_id: 1,
      actor: { user: { uid: 'person:x', type: 'person' } },
      api: { operation: 'review.released' },
      src_endpoint: { name: 'person' },
      resources: [{ uid: 'submission-1' }],
    },
  ],
  [
    'a program',
    program,
    { action: 'key.revoked', subject: 'k', payload: { key: 'k' } },
    {
      activity_id: 4,
      activity_name: 'Delete',
      type_uid: 600_304,
      severity_id: 1,
      status_id: 1,
      actor: { user: { uid: 'key:k', type: 'key' } },
      api: { operation: 'key.revoked' },
      src_endpoint: { name: 'key' },
      resources: [{ uid: 'k' }],
    },
  ],
  [
    'the product itself, about nothing in particular',
    workerActor,
    verified(true),
    {
      activity_id: 2,
      activity_name: 'Read',
      type_uid: 600_302,
      severity_id: 1,
      status_id: 1,
      actor: { app_name: 'service:worker' },
      api: { operation: 'log.verified' },
      src_endpoint: { name: 'service' },
    },
  ],
  [
    'a verification that found faults: critical',
    workerActor,
    verified(false),
    {
      activity_id: 2,
      activity_name: 'Read',
      type_uid: 600_302,
      severity_id: 5,
      status_id: 2,
      actor: { app_name: 'service:worker' },
      api: { operation: 'log.verified' },
      src_endpoint: { name: 'service' },
    },
  ],
  [
    'somebody who was refused: medium',
    signInActor,
    {
      action: 'person.sign-in-refused',
      subject: 'person:y',
      payload: { person: 'y', reason: 'locked' },
    },
    {
      activity_id: 99,
      activity_name: 'Other',
      type_uid: 600_399,
      severity_id: 3,
      status_id: 2,
      actor: { app_name: 'service:sign-in' },
      api: { operation: 'person.sign-in-refused' },
      src_endpoint: { name: 'service' },
      resources: [{ uid: 'person:y' }],
    },
  ],
])('has every member of OCSF class 6003 that is required, for an act of %s', async (_, actor, draft, members) => {
  const { event, sequence, leafHash } = await eventOf(actor, draft);
  expect(event.data).toEqual({
    class_uid: 6003,
    class_name: 'API Activity',
    category_uid: 6,
    category_name: 'Application Activity',
    time: Date.parse('2026-11-24T08:00:00.500Z'),
    metadata: {
      version: '1.3.0',
      uid: event.id,
      sequence,
      product: { name: 'Countersign', vendor_name: 'Countersign' },
    },
    unmapped: { leafHash, payload: draft.payload, erased: false },
    ...members,
  });
});

it('knows an activity of the class for every act of the log', () => {
  expect(Object.values(ocsfActivities).map(({ id }) => id)).toEqual([1, 2, 3, 4, 99]);
  for (const activity of Object.values(ocsfActivityOf)) expect(Object.keys(ocsfActivities)).toContain(activity);
});
