import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import type { CheckResult } from '@countersign/contracts';
import { CoreFixture, noUsage, passedResult, textBody } from '@countersign/testing';
import { reviewTasks } from '@countersign/reviews';
import { dropOldContents, getReadLines, recordFindings, settleSubmissions } from './index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const line = (image: number, text: string): NonNullable<CheckResult['imageTexts']>['lines'][number] => ({
  image,
  text,
  certainty: 0.9,
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

const readOf = (id: string, index: number) => core.db.read((tx) => getReadLines(tx, core.client, { id, index }));

describe('what was read in images', () => {
  it('is kept for each image, told apart from an image without text and from one that nobody looked at', async () => {
    const id = await withTexts({ images: [0, 1], lines: [line(0, 'PUMP X200'), line(0, '保固 24 個月')] });
    expect(await readOf(id, 0)).toEqual([
      { text: 'PUMP X200', certainty: 0.9, box: [1, 2, 3, 4] },
      { text: '保固 24 個月', certainty: 0.9, box: [1, 2, 3, 4] },
    ]);
    expect(await readOf(id, 1)).toEqual([]);
    expect(await readOf(id, 2)).toBeNull();
  });

  it('is dropped together with the content', async () => {
    const id = await withTexts({ images: [0], lines: [line(0, 'secret')] });
    await core.db.transaction(async (tx) => {
      await tx.execute(`update submission set state = 'awaiting-review' where id = $1`, [id]);
      await settleSubmissions(tx, [{ id, next: 'rejected', approvalsGiven: 0 }], new Date('2020-01-01'));
      await dropOldContents(tx, workerActor, { period: 'P1Y', before: new Date('2021-01-01') });
      expect(await tx.query('select 1 from image_text where submission_id = $1', [id])).toEqual([]);
    });
  });
});
