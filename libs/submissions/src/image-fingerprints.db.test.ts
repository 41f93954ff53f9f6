import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { newId } from '@countersign/database';
import { CoreFixture, noUsage, passedResult, textBody } from '@countersign/testing';
import { reviewTasks } from '@countersign/reviews';
import { dropOldContents, findPresentation, findRejectedLike, recordFindings, settleSubmissions } from './index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

/** A fingerprint with these bits of another one turned. */
function turned(hash: string, ...bits: number[]): string {
  const mask = bits.reduce((sum, bit) => sum | (1n << BigInt(bit)), 0n);
  return (BigInt(`0x${hash}`) ^ mask).toString(16).padStart(16, '0');
}

/** Hands in an output and records fingerprints of it, of an animation those of its frames, with the first of its checks, as a check of images would. */
async function withFingerprints(hashes: readonly (string | string[])[], system = 'answers'): Promise<string> {
  const [id = ''] = await core.submit(textBody({ system }));
  await core.db.transaction(async (tx) => {
    const [run] = await tx.query<{ id: string }>('select id from check_run where submission_id = $1 limit 1', [id]);
    const fingerprints = hashes.flatMap((hash, image) =>
      typeof hash === 'string' ? [{ image, hash }] : hash.map((own, frame) => ({ image, frame, hash: own })),
    );
    const result = { ...passedResult, fingerprints };
    const record = { checkRun: run?.id ?? '', result, milliseconds: 1, usage: noUsage };
    await recordFindings(tx, workerActor, record, { policy: core.policy, tasks: reviewTasks });
  });
  return id;
}

const settle = (id: string, next: 'rejected' | 'approved', at = new Date()): Promise<void> =>
  core.db.transaction(async (tx) => {
    await tx.execute(`update submission set state = 'awaiting-review' where id = $1`, [id]);
    await settleSubmissions(tx, [{ id, next, approvalsGiven: 0 }], at);
  });

const near = (id: string, hashes: readonly string[], bits = 6) =>
  core.db.read((tx) => findRejectedLike(tx, id, hashes, bits));

describe('findRejectedLike', () => {
  it('finds what was rejected, by a fingerprint that differs in a few bits wherever they stand', async () => {
    const hash = '3f2fe5a8984252d8';
    const rejected = await withFingerprints(['00ff00ff00ff00ff', hash]);
    await settle(rejected, 'rejected', new Date('2026-11-03T10:00:00Z'));
    const asking = await withFingerprints([]);
    const six = turned(hash, 0, 1, 16, 17, 33, 50);
    expect(await near(asking, ['ffffffffffffffff', six])).toEqual([
      { asked: 1, submission: rejected, image: 1, distance: 6, rejectedAt: '2026-11-03T10:00:00.000Z' },
    ]);
    expect(await near(asking, [turned(hash, 0, 1, 2, 16, 17, 33, 50)])).toEqual([]);
    expect(await near(asking, [turned(hash, 0, 1, 2, 16, 17, 33, 50)], 7)).toHaveLength(1);
    for (let bit = 0; bit < 64; bit += 1) expect(await near(asking, [turned(hash, bit)])).toHaveLength(1);
  });

  it('finds an animation that was rejected by any of its frames', async () => {
    const [first, second] = ['9e2fe5a8984252d8', '61d01a57' + '67bdad27'];
    const rejected = await withFingerprints(['0123456789abcdef', [first, second]]);
    await settle(rejected, 'rejected');
    const asking = await withFingerprints([]);
    expect(await near(asking, [turned(second, 3), first])).toMatchObject([
      { asked: 0, submission: rejected, image: 1, distance: 1 },
      { asked: 1, submission: rejected, image: 1, distance: 0 },
    ]);
  });

  it('finds nothing of what was approved or waits, of itself, or of another AI system', async () => {
    const hash = 'a1b2c3d4e5f60718';
    const approved = await withFingerprints([hash]);
    await withFingerprints([hash]);
    await settle(approved, 'approved');
    const own = await withFingerprints([hash]);
    const elsewhere = await withFingerprints([hash], 'planner');
    await settle(elsewhere, 'rejected');
    expect(await near(own, [hash])).toEqual([]);
    await settle(own, 'rejected');
    expect(await near(own, [hash])).toEqual([]);
    expect(await near(approved, [hash])).toHaveLength(1);
  });

  it('forgets it with the content', async () => {
    const hash = '5a5a3c3c0f0f1234';
    const rejected = await withFingerprints([hash]);
    await settle(rejected, 'rejected', new Date('2020-01-01'));
    const asking = await withFingerprints([]);
    expect(await near(asking, [hash])).toHaveLength(1);
    const period = { period: 'P1Y', before: new Date('2021-01-01') };
    await core.db.transaction((tx) => dropOldContents(tx, workerActor, period));
    expect(await near(asking, [hash])).toEqual([]);
  });

  it('reads rejected fingerprints by their index, never all of them', async () => {
    const plan = await core.db.transaction(async (tx) => {
      await tx.execute('set local enable_seqscan = off');
      return tx.query<{ 'QUERY PLAN': string }>(
        `explain select 1 from image_fingerprint where rejected_at is not null and parts && '{1,2,3}'::int[]`,
      );
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('image_fingerprint_rejected');
  });
});

describe('findPresentation', () => {
  /** An output of these pictures on which `image-bias` measured this; it stands for images that nothing is decoded of. */
  async function measured(pictures: string, measures: Record<string, number>, state = 'checking'): Promise<string> {
    const [id = ''] = await core.submit(textBody({ system: 'planner', content: { text: pictures, language: 'en' } }));
    await core.db.transaction(async (tx) => {
      await tx.execute(`update submission set modality = 'image', state = $2 where id = $1`, [id, state]);
      await tx.execute(
        `insert into check_run (id, submission_id, check_name, check_version, state, measures) values ($1, $2, 'image-bias', '1.1.0', 'passed', $3)`,
        [newId(), id, JSON.stringify(measures)],
      );
    });
    return id;
  }

  it('adds up the last outputs of the AI system that measured it, without the one that asks', async () => {
    await measured('first', { 'role.nurse.Women': 4, 'role.nurse.Men': 1 });
    await measured('second', { 'role.nurse.Women': 3, 'role.nurse.Men': 0, 'role.engineer.Women': 9 });
    const asking = await measured('asking', { 'role.nurse.Women': 50, 'role.nurse.Men': 50 });
    expect(await core.db.read((tx) => findPresentation(tx, asking, 'role.nurse.'))).toEqual({
      women: 7,
      men: 1,
      outputs: 2,
    });
    expect(await core.db.read((tx) => findPresentation(tx, asking, 'role.pilot.'))).toEqual({
      women: 0,
      men: 0,
      outputs: 0,
    });
  });

  it('counts pictures once, however often they are handed in, and none that were superseded or withdrawn', async () => {
    const carers = (women: number) => ({ 'role.carer.Women': women, 'role.carer.Men': 0 });
    await measured('revised', carers(10), 'superseded');
    await measured('taken back', carers(100), 'withdrawn');
    await measured('again', carers(3));
    await measured('again', carers(3), 'rejected');
    await measured('the same', carers(1000));
    const asking = await measured('the same', carers(1000));
    expect(await core.db.read((tx) => findPresentation(tx, asking, 'role.carer.'))).toEqual({
      women: 3,
      men: 0,
      outputs: 1,
    });
  });
});
