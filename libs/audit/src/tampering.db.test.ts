import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import pg from 'pg';
import {
  appendEntries,
  findAlarm,
  LogSealer,
  logIdentity,
  recordVerification,
  verifyLog,
  type LogVerification,
} from './index.js';

const identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
const tables = [
  'audit_entry',
  'audit_payload',
  'audit_pending',
  'audit_leaf',
  'audit_tile',
  'audit_checkpoint',
  'audit_verification',
  'audit_removal',
];
let test: TestDatabase;
let intruder: pg.Client;
beforeAll(async () => {
  test = await testDatabase();
  intruder = new pg.Client({ connectionString: test.superuserUrl });
  await intruder.connect();
  const sealer = new LogSealer(test.db, identity, 100);
  await append(700);
  for (;;) if (!(await sealer.seal())?.more) break;
  await test.db.transaction(async (tx) => recordVerification(tx, workerActor, await verifyLog(test.db, identity)));
  await sealer.seal();
  for (const table of tables) await intruder.query(`create table kept_${table} as table ${table}`);
  // Triggers off: what only a superuser can do.
  await intruder.query('set session_replication_role = replica');
});
beforeEach(async () => {
  for (const table of tables) {
    await intruder.query(`delete from ${table}`);
    await intruder.query(`insert into ${table} overriding system value table kept_${table}`);
  }
});
afterAll(async () => {
  await intruder.end();
  await test.drop();
});

const draft = { action: 'person.signed-out' as const, subject: 'person:x', payload: { person: 'x', session: 'y' } };
const append = (count: number) =>
  test.db.transaction((tx) =>
    appendEntries(
      tx,
      workerActor,
      Array.from({ length: count }, () => draft),
    ),
  );
const saying = ({ ok, faults }: LogVerification) => ({ ok, codes: faults.map(({ code }) => code) });
const entryOf = (index: number): string => `(select entry_id from audit_leaf where leaf_index = ${index})`;
const swap = (a: number, b: number): string[] =>
  [
    [a, -1],
    [b, a],
    [-1, b],
  ].map(([from, to]) => `update audit_leaf set leaf_index = ${to} where leaf_index = ${from}`);

describe('what a superuser can alter', () => {
  it.each<[string, string[], string[], RegExp]>([
    ['a leaf', [`update audit_leaf set leaf = leaf || ' ' where leaf_index = 7`], ['leaf-altered'], /Leaf 7 /],
    [
      'a leaf hash',
      [`update audit_leaf set leaf_hash = sha256('x') where leaf_index = 7`],
      ['leaf-altered'],
      /Leaf 7 /,
    ],
    [
      'a leaf with its hash',
      [`update audit_leaf set leaf = 'x', leaf_hash = sha256('\\x0078') where leaf_index = 7`],
      ['entry-altered'],
      /Leaf 7/,
    ],
    [
      'an entry',
      [`update audit_entry set action = 'review.decided' where id = ${entryOf(4)}`],
      ['entry-altered'],
      /Leaf 4: the entry's action/,
    ],
    [
      'the kind of actor of an entry',
      [`update audit_entry set actor_kind = 'person' where id = ${entryOf(4)}`],
      ['entry-altered'],
      /Leaf 4: the kind of the entry's actor/,
    ],
    [
      'the kind of actor of an entry whose payload is gone',
      [
        `update audit_entry set actor_kind = 'serv' where id = ${entryOf(4)}`,
        `delete from audit_payload where entry_id = ${entryOf(4)}`,
      ],
      ['entry-altered'],
      /Leaf 4: the kind of the entry's actor/,
    ],
    [
      'the leaf hash of an entry',
      [`update audit_entry set leaf_hash = sha256('x') where id = ${entryOf(4)}`],
      ['entry-altered'],
      /Leaf 4: the entry's leaf hash/,
    ],
    ['an entry that is gone', [`delete from audit_entry where id = ${entryOf(4)}`], ['entry-missing'], /Leaf 4/],
    [
      'a payload',
      [`update audit_payload set payload = '{"ok": false}' where entry_id = ${entryOf(5)}`],
      ['payload-altered'],
      /Leaf 5/,
    ],
    [
      'a salt',
      [`update audit_payload set salt = sha256('x') where entry_id = ${entryOf(5)}`],
      ['payload-altered'],
      /Leaf 5/,
    ],
    [
      'a payload that was quietly deleted',
      [`delete from audit_payload where entry_id = ${entryOf(5)}`],
      ['payload-missing'],
      /Leaf 5/,
    ],
    [
      'a payload deleted and said to be removed by an entry that does not list it',
      [
        `insert into audit_removal select ${entryOf(5)}, ${entryOf(6)}`,
        `delete from audit_payload where entry_id = ${entryOf(5)}`,
      ],
      ['payload-missing'],
      /Leaf 5/,
    ],
    [
      'a payload deleted and listed by an entry that was rewritten for it',
      [
        `insert into audit_removal select ${entryOf(5)}, ${entryOf(6)}`,
        `update audit_entry set action = 'retention.applied' where id = ${entryOf(6)}`,
        `update audit_payload set payload = json_build_object('entries', array[${entryOf(5)}]) where entry_id = ${entryOf(6)}`,
        `delete from audit_payload where entry_id = ${entryOf(5)}`,
      ],
      ['entry-altered', 'payload-missing'],
      /Leaf 6/,
    ],
    ['the order of two leaves', swap(11, 12), ['order-altered'], /from 0 to 99/],
    ['the order of two leaves at the end', swap(690, 691), ['order-altered'], /from 600 to 699/],
    [
      'a missing middle',
      [`delete from audit_leaf where leaf_index between 300 and 305`],
      ['entry-not-in-log', 'leaves-missing'],
      /300/,
    ],
    [
      'a missing tail of leaves',
      [`delete from audit_leaf where leaf_index >= 650`],
      ['entry-not-in-log', 'leaves-missing'],
      /650/,
    ],
    [
      'a tail cut off with its checkpoints, tiles and entries',
      [
        `delete from audit_payload where entry_id in (select entry_id from audit_leaf where leaf_index >= 600)`,
        `delete from audit_entry where id in (select entry_id from audit_leaf where leaf_index >= 600)`,
        `delete from audit_leaf where leaf_index >= 600`,
        `delete from audit_checkpoint where size > 600`,
      ],
      ['log-shorter', 'verification-altered'],
      /600 leaves, fewer than the 700/,
    ],
    [
      'a replaced checkpoint',
      [`update audit_checkpoint set note = replace(note, 'example.org', 'example.net') where size = 701`],
      ['checkpoint-altered'],
      /size 701/,
    ],
    [
      'a replaced checkpoint in the middle',
      [`update audit_checkpoint set note = (select note from audit_checkpoint where size = 300) where size = 200`],
      ['checkpoint-altered'],
      /size 200/,
    ],
    [
      'a checkpoint whose row says another root',
      [`update audit_checkpoint set root = sha256('x') where size = 200`],
      ['checkpoint-altered'],
      /size 200/,
    ],
    [
      'a tile',
      [`update audit_tile set hashes = set_byte(hashes, 40, 1) where tile_index = 1`],
      ['tile-altered'],
      /Tile 0\/1/,
    ],
    ['a missing tile', [`delete from audit_tile where tile_index = 0`], ['tile-missing'], /Tile 0\/0/],
    [
      'a verification record',
      [`update audit_verification set size = 650`],
      ['verification-altered'],
      /verification at 20/,
    ],
    [
      'a verification record that is gone',
      [`delete from audit_verification`],
      ['verification-altered'],
      /verification at 20/,
    ],
    [
      'a verification record that was made up',
      [`insert into audit_verification values (gen_random_uuid(), 'full', 3, true, '[]', '2026-01-01T00:00:00Z')`],
      ['verification-altered'],
      /2026-01-01/,
    ],
    [
      'a removed entry that waited',
      [
        `insert into audit_entry select gen_random_uuid(), action, at, actor_kind, actor, subject, leaf_hash from audit_entry limit 1`,
      ],
      ['entry-not-in-log'],
      /1 entries/,
    ],
  ])('is detected and named: %s', async (_, statements, codes, sentence) => {
    for (const statement of statements) await intruder.query(statement);
    const seen = await verifyLog(test.db, identity);
    expect(saying(seen)).toEqual({ ok: false, codes });
    expect(seen.faults.map(({ detail }) => detail.en).join('\n')).toMatch(sentence);
    expect(seen.faults.every(({ detail }) => /[\u4e00-\u9fff]/.test(detail['zh-TW']))).toBe(true);
  });

  it('is nothing when nothing was altered', async () => {
    expect(saying(await verifyLog(test.db, identity))).toEqual({ ok: true, codes: [] });
    expect(saying(await verifyLog(test.db, identity, 300))).toEqual({ ok: true, codes: [] });
  });

  it('is named in an incremental verification too, when a tile that it begins from is missing', async () => {
    await intruder.query('delete from audit_tile');
    expect(saying(await verifyLog(test.db, identity, 300))).toEqual({ ok: false, codes: ['tile-missing'] });
  });

  it('is named as a swapped key when another key signed', async () => {
    const other = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
    expect(saying(await verifyLog(test.db, other)).codes).toContain('key-swapped');
  });

  it('cannot be seen when the key is at hand and all is signed anew; that no witness knows the log is said', async () => {
    for (const table of tables) await intruder.query(`delete from ${table}`);
    await append(3);
    await new LogSealer(test.db, identity).seal();
    expect(await verifyLog(test.db, identity)).toMatchObject({ ok: true, size: 3, notProven: ['unwitnessed'] });
  });
});

describe('the alarm', () => {
  const record = (kind: 'full' | 'incremental', ok: boolean, at: string) =>
    test.db.transaction((tx) =>
      recordVerification(
        tx,
        workerActor,
        {
          kind,
          size: 1,
          ok,
          faults: ok ? [] : [{ code: 'x', detail: { en: 'x', 'zh-TW': 'x' } }],
          erased: 0,
          witnessed: 0,
          notProven: [],
        },
        new Date(at),
      ),
    );
  const alarm = () => test.db.read(findAlarm);

  it('is raised by any verification, and ended only by one of the same reach', async () => {
    expect(await alarm()).toBeNull();
    await record('full', false, '2030-01-01T00:00:00Z');
    await record('incremental', true, '2030-01-02T00:00:00Z');
    expect(await alarm()).toMatchObject({ kind: 'full', at: '2030-01-01T00:00:00.000Z' });
    await record('full', true, '2030-01-03T00:00:00Z');
    expect(await alarm()).toBeNull();
    await record('incremental', false, '2030-01-04T00:00:00Z');
    expect(await alarm()).toMatchObject({ kind: 'incremental' });
    await record('incremental', true, '2030-01-05T00:00:00Z');
    expect(await alarm()).toBeNull();
  });
});
