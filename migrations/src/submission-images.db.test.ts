import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseSubmission, storeBlob, submitOutputs } from '@countersign/submissions';
import { CoreFixture, textBody } from '@countersign/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { SubmissionImages1764310000000 } from './1764310000000-submission-images.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const digestOf = (nth: number) => `sha256:${String(nth).padStart(64, '0')}`;

it('finds the images of what was handed in before it, so that none of them is removed', async () => {
  const generator = { provider: 'openai', model: 'gpt-4o' };
  const twice = { images: [1, 2, 1].map((nth) => ({ digest: digestOf(nth) })) };
  const bodies = [{ system: 'answers', modality: 'image', title: 'images', content: twice, generator }, textBody()];
  await core.db.transaction(async (tx) => {
    for (const nth of [1, 2, 3]) {
      const blob = { digest: digestOf(nth), size: 1, mediaType: 'image/png', width: 1, height: 1 };
      await storeBlob(tx, core.client, blob);
    }
    const requests = bodies.map((body) => ({
      actor: core.client,
      input: { parsed: parseSubmission(body), idempotencyKey: null, revises: null },
    }));
    await submitOutputs(tx, requests, core.policy);
  });
  const client = new pg.Client({ connectionString: core.test.superuserUrl });
  await client.connect();
  const runner = { query: (sql: string) => client.query(sql) } as unknown as QueryRunner;
  const migration = new SubmissionImages1764310000000();
  await migration.down(runner);
  await migration.up(runner);
  await client.end();
  const rows = await core.db.read((tx) =>
    tx.query<{ digest: string }>('select digest from submission_image order by digest'),
  );
  expect(rows.map(({ digest }) => digest)).toEqual([digestOf(1), digestOf(2)]);
});
