import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { dropOldPayloads, liftHold, listHolds, LogSealer, logIdentity, placeHold, verifyLog } from '@countersign/audit';
import { dropOldContents, getPayload } from '@countersign/submissions';
import { CoreFixture } from '@countersign/testing';
import { reviewActs } from '../test/review-acts.js';

const identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
let core: CoreFixture;
let administrator: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  administrator = await core.person([{ role: 'administrator', system: null }]);
});
afterAll(() => core.close());

const { claimed, decisionOn, decide } = reviewActs(() => core);
const seal = async (): Promise<void> => {
  const sealer = new LogSealer(core.db, identity);
  for (;;) if (!(await sealer.seal())?.more) return;
};
const period = (before: Date) => ({ period: 'P1D', before });
const soon = () => new Date(Date.now() + 60_000);
const left = async (subject: string): Promise<number> => {
  const [row] = await core.db.read((tx) =>
    tx.query<{ n: number }>(
      'select count(*)::int as n from audit_entry e join audit_payload p on p.entry_id = e.id where e.subject = $1',
      [subject],
    ),
  );
  return row?.n ?? -1;
};
const dropPayloads = (before: Date) => core.db.transaction((tx) => dropOldPayloads(tx, workerActor, period(before)));
const dropContents = (before: Date) => core.db.transaction((tx) => dropOldContents(tx, workerActor, period(before)));
const applied = async () => {
  const rows = await core.db.read((tx) =>
    tx.query<{ payload: { class: string; removed: number; targets: string[] } }>(
      `select p.payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.action = 'retention.applied' order by e.id`,
    ),
  );
  return rows.map(({ payload }) => payload);
};

it('drops what is older than the period, records what went, keeps what is held, and the log still verifies', async () => {
  const [free, held] = [await core.waiting(), await core.waiting()];
  for (const id of [free, held]) {
    const person = await core.person();
    await decide(person, await decisionOn(person, await claimed(person, id), 'reject'));
  }
  const open = await core.waiting();
  await seal();
  const hold = await core.db.transaction((tx) =>
    placeHold(tx, administrator, { kind: 'submission', target: held, reason: 'A claim is pending.' }),
  );

  const past = new Date(Date.now() - 86_400_000);
  expect([await dropPayloads(past), await dropContents(past), await applied()]).toEqual([null, false, []]);

  await dropContents(soon());
  expect((await applied()).at(-1)).toMatchObject({ class: 'payloads', removed: 1, targets: [free] });
  const read = (id: string) => core.db.read((tx) => getPayload(tx, core.client, id));
  await expect(read(free)).rejects.toMatchObject({ code: 'not-found' });
  expect([(await read(held)).content, (await read(open)).content]).toHaveLength(2);

  const heldBefore = await left(held);
  expect(await dropPayloads(soon())).not.toBeNull();
  expect(await dropPayloads(soon())).toBeNull();
  expect([await left(free), (await left(held)) - heldBefore]).toEqual([0, 0]);
  expect(heldBefore).toBeGreaterThan(3);
  await seal();
  const verified = await verifyLog(core.db, identity);
  expect(verified).toMatchObject({ ok: true, notProven: ['unwitnessed', 'erased'] });
  expect(verified.erased).toBe((await applied()).at(-1)?.removed);

  await core.db.transaction((tx) => liftHold(tx, administrator, hold.id));
  await dropContents(soon());
  await dropPayloads(soon());
  // The two entries of the hold itself stay.
  expect(await left(held)).toBe(2);
  await expect(read(held)).rejects.toMatchObject({ code: 'not-found' });
  await seal();
  expect((await verifyLog(core.db, identity)).ok).toBe(true);
});

it('keeps all that concerns an AI system under hold: its own entries, its outputs, and entries of people under hold', async () => {
  const planner = await core.waiting({ system: 'planner' });
  const [person, other] = [await core.person(), await core.person()];
  await seal();
  const holds = await core.db.transaction(async (tx) => [
    await placeHold(tx, administrator, { kind: 'system', target: 'planner', reason: 'An authority asks.' }),
    await placeHold(tx, administrator, { kind: 'person', target: person.id, reason: 'A court asks.' }),
  ]);
  const [system] = await core.db.read((tx) =>
    tx.query<{ id: string }>(`select id from ai_system where slug = 'planner'`, []),
  );
  const before = [await left(planner), await left(person.pseudonym)];
  const ofSystem = await left(system?.id ?? '');
  expect(Math.min(...before, ofSystem)).toBeGreaterThan(0);
  while ((await dropPayloads(soon())) !== null);
  expect([await left(planner), await left(person.pseudonym)]).toEqual(before);
  expect(await left(system?.id ?? '')).toBe(ofSystem);
  expect(await left(other.pseudonym)).toBe(0);
  for (const { id } of holds) await core.db.transaction((tx) => liftHold(tx, administrator, id));
  while ((await dropPayloads(soon())) !== null);
  expect(await left(planner)).toBe(0);
});

it('lets an officer of one AI system hold and free what is of that system only', async () => {
  const officer = await core.person([{ role: 'compliance', system: 'planner' }]);
  const [mine, others] = [await core.waiting({ system: 'planner' }), await core.waiting()];
  const place = (kind: 'submission' | 'person', target: string) =>
    core.db.transaction((tx) => placeHold(tx, officer, { kind, target, reason: 'I say so.' }));
  const hold = await place('submission', mine);
  await expect(place('submission', others)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(place('person', officer.id)).rejects.toMatchObject({ code: 'forbidden' });
  const foreign = await core.db.transaction((tx) =>
    placeHold(tx, administrator, { kind: 'submission', target: others, reason: 'A claim is pending.' }),
  );
  const lift = (id: string) => core.db.transaction((tx) => liftHold(tx, officer, id));
  await expect(lift(foreign.id)).rejects.toMatchObject({ code: 'forbidden' });
  const { items } = await core.db.read((tx) => listHolds(tx, officer, { limit: 50 }));
  expect(items.map(({ target }) => target).filter((target) => target === others)).toEqual([]);
  expect((await lift(hold.id)).liftedAt).not.toBeNull();
});

it('is for the worker only', async () => {
  const dropped = core.db.transaction((tx) => dropOldPayloads(tx, administrator, period(soon())));
  await expect(dropped).rejects.toMatchObject({ code: 'forbidden' });
});
