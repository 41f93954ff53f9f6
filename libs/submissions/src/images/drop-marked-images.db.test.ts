import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { reviewTasks } from '@countersign/reviews';
import { CoreFixture } from '@countersign/testing';
import {
  dropOldContents,
  dropMarkedImages,
  markUnreferredImages,
  parseSubmission,
  storeBlob,
  submitOutputs,
  withdrawSubmission,
} from '../index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const digestOf = (nth: number) => `sha256:${String(nth).padStart(64, '0')}`;
const twoDaysAgo = () => new Date(Date.now() - 2 * 86_400_000);
const store = (nth: number, at = twoDaysAgo()) =>
  core.db.transaction((tx) =>
    storeBlob(tx, core.client, { digest: digestOf(nth), size: 1, mediaType: 'image/png', width: 1, height: 1 }, at),
  );

function parsed(nth: number) {
  const generator = { provider: 'openai', model: 'gpt-4o' };
  const content = { images: [{ digest: digestOf(nth) }] };
  return parseSubmission({ system: 'answers', modality: 'image', title: `Image ${nth}`, content, generator });
}
const request = (nth: number) => ({
  actor: core.client,
  input: { parsed: parsed(nth), idempotencyKey: null, revises: null },
});

async function submit(nth: number): Promise<string> {
  const [result] = await core.db.transaction((tx) => submitOutputs(tx, [request(nth)], core.policy));
  if (!result || 'refusal' in result) throw new Error('It was refused.');
  return result.answer.id;
}

async function drop(): Promise<string[]> {
  const removed: string[] = [];
  const remove = (digest: string) => Promise.resolve(void removed.push(digest));
  const period = { period: 'P1D', before: new Date(Date.now() - 86_400_000) };
  await core.db.transaction((tx) => markUnreferredImages(tx, period.before));
  await core.db.transaction((tx) => dropMarkedImages(tx, workerActor, period, remove));
  return removed;
}

describe('images that nobody refers to', () => {
  it('removes what nobody refers to after a day, with an entry, and leaves what is young or referred to', async () => {
    await store(1);
    await store(2);
    await store(3, new Date());
    await submit(2);
    expect(await drop()).toEqual([digestOf(1)]);
    expect(await drop()).toEqual([]);
    const [entry] = await core.db.read((tx) =>
      tx.query<{ payload: unknown }>(
        `select p.payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.action = 'retention.applied'`,
      ),
    );
    expect(entry?.payload).toMatchObject({ class: 'images', removed: 1, targets: [digestOf(1)] });
    await expect(submit(1)).rejects.toThrow();
  });

  it('removes what was referred to once its content is gone', async () => {
    await store(4);
    const id = await submit(4);
    await core.db.transaction((tx) => withdrawSubmission(tx, core.client, id, reviewTasks));
    expect(await drop()).toEqual([]);
    const period = { period: 'P1D', before: new Date(Date.now() + 60_000) };
    await core.db.transaction((tx) => dropOldContents(tx, workerActor, period));
    expect(await drop()).toEqual([digestOf(4)]);
  });

  it('leaves an image that was sent again today', async () => {
    await store(5);
    await store(5, new Date());
    expect(await drop()).toEqual([]);
  });

  it('passes over an image that a submission under way refers to', async () => {
    await store(6);
    await core.db.transaction(async (tx) => {
      await submitOutputs(tx, [request(6)], core.policy);
      expect(await drop()).toEqual([]);
    });
    expect(await drop()).toEqual([]);
  });

  it('are as if they were not there while some of their bytes may be gone, and are dropped by the next call', async () => {
    for (const nth of [7, 8, 9]) await store(nth);
    const period = { period: 'P1D', before: new Date(Date.now() - 86_400_000) };
    const gone: string[] = [];
    const failMidway = (digest: string) => {
      if (gone.length === 1) return Promise.reject(new Error('The disk is away.'));
      return Promise.resolve(void gone.push(digest));
    };
    await core.db.transaction((tx) => markUnreferredImages(tx, period.before));
    const first = core.db.transaction((tx) => dropMarkedImages(tx, workerActor, period, failMidway));
    await expect(first).rejects.toThrow('The disk is away.');
    expect(gone).toHaveLength(1);
    for (const nth of [7, 8, 9]) await expect(submit(nth)).rejects.toThrow('It was refused.');
    // One is sent again, and may be referred to again; it stays.
    await store(8, new Date());
    await submit(8);
    expect((await drop()).toSorted()).toEqual([digestOf(7), digestOf(9)]);
    const rows = await core.db.read((tx) => tx.query('select digest from blob where removing_since is not null'));
    expect(rows).toEqual([]);
  });

  it('is done by the worker alone', async () => {
    const period = { period: 'P1D', before: new Date() };
    const none = () => Promise.resolve();
    await expect(core.db.transaction((tx) => dropMarkedImages(tx, core.client, period, none))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
