import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { workerActor, type PersonActor } from '@countersign/access';
import { dropOldPayloads, liftHold, LogSealer, logIdentity, placeHold, verifyLog } from '@countersign/audit';
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

it('is for the worker only', async () => {
  const dropped = core.db.transaction((tx) => dropOldPayloads(tx, administrator, period(soon())));
  await expect(dropped).rejects.toMatchObject({ code: 'forbidden' });
});
