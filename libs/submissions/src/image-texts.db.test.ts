import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import type { CheckResult } from '@countersign/contracts';
import { CoreFixture, noUsage, passedResult, textBody } from '@countersign/testing';
import { reviewTasks } from '@countersign/reviews';
import { dropOldContents, getReadImage, recordFindings, settleSubmissions } from './index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const line = (image: number, text: string): NonNullable<CheckResult['imageTexts']>['lines'][number] => ({
  image,
  text,
  certainty: 0.9,
  certain: true,
  box: [1, 2, 3, 4],
});

/** Hands in an output and records what one of its checks read, as a check of images would. */
async function withTexts(imageTexts: CheckResult['imageTexts']): Promise<string> {
  const [id = ''] = await core.submit(textBody());
  await core.db.transaction(async (tx) => {
    const [run] = await tx.query<{ id: string }>('select id from check_run where submission_id = $1 limit 1', [id]);
    const record = {
      checkRun: run?.id ?? '',
      result: { ...passedResult, imageTexts },
      milliseconds: 1,
      usage: noUsage,
    };
    await recordFindings(tx, workerActor, record, { policy: core.policy, tasks: reviewTasks });
    // The content of an output with three images; what was read goes by their places.
    const images = JSON.stringify({ content: { images: ['a', 'b', 'c'].map((digest) => ({ digest })) } });
    await tx.execute('update submission_payload set payload = payload || $2::jsonb where submission_id = $1', [
      id,
      images,
    ]);
  });
  return id;
}

const readOf = (id: string, index: number, client = core.client) =>
  core.db.read(async (tx) => {
    const { readLines, readLinesCut } = await getReadImage(tx, client, { id, index });
    return { readLines, readLinesCut };
  });

describe('what was read in images', () => {
  it('is kept for each image, told apart from an image without text and from one that nobody looked at', async () => {
    const images = [0, 1].map((image) => ({ image, cut: image * 7 }));
    const id = await withTexts({ images, lines: [line(0, 'PUMP X200'), line(0, '保固 24 個月')] });
    expect(await readOf(id, 0)).toEqual({
      readLines: [
        { text: 'PUMP X200', certainty: 0.9, certain: true, box: [1, 2, 3, 4] },
        { text: '保固 24 個月', certainty: 0.9, certain: true, box: [1, 2, 3, 4] },
      ],
      readLinesCut: 0,
    });
    expect(await readOf(id, 1)).toEqual({ readLines: [], readLinesCut: 7 });
    expect(await readOf(id, 2)).toEqual({ readLines: null, readLinesCut: 0 });
  });

  it('is told to nobody who may not see the submission', async () => {
    const id = await withTexts({ images: [{ image: 0, cut: 0 }], lines: [line(0, 'secret')] });
    expect((await readOf(id, 0)).readLines).toHaveLength(1);
    const stranger = { ...core.client, systems: ['another-system'] };
    await expect(readOf(id, 0, stranger)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is dropped together with the content', async () => {
    const id = await withTexts({ images: [{ image: 0, cut: 0 }], lines: [line(0, 'secret')] });
    await core.db.transaction(async (tx) => {
      await tx.execute(`update submission set state = 'awaiting-review' where id = $1`, [id]);
      await settleSubmissions(tx, [{ id, next: 'rejected', approvalsGiven: 0 }], new Date('2020-01-01'));
      await dropOldContents(tx, workerActor, { period: 'P1Y', before: new Date('2021-01-01') });
      expect(await tx.query('select 1 from image_text where submission_id = $1', [id])).toEqual([]);
    });
  });
});
