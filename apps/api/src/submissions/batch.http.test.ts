import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionView } from '@countersign/contracts';
import { textBody } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

interface Result {
  status: number;
  submission?: SubmissionView;
  problem?: { code: string };
}

async function send(items: unknown[], idempotencyKey?: string): Promise<Result[]> {
  const answer = await request(test.app.getHttpServer())
    .post('/api/v1/submissions/batch')
    .set('Authorization', `Bearer ${test.key}`)
    .set(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey })
    .send({ items });
  return (answer.body as { results: Result[] }).results;
}

const ids = (results: readonly Result[]) => results.map(({ submission }) => submission?.id);
const titled = (...titles: string[]) => titles.map((title) => textBody({ title }));

describe('POST /submissions/batch', () => {
  it('answers the first submissions when the batch is sent again under its key', async () => {
    const items = [...titled('one', 'two'), { title: 'faulty' }, ...titled('three')];
    const first = await send(items, 'batch-1');
    expect(first.map(({ status }) => status)).toEqual([201, 201, 422, 201]);
    const again = await send(items, 'batch-1');
    expect(again.map(({ status }) => status)).toEqual([200, 200, 422, 200]);
    expect(again.map(({ submission }) => submission)).toEqual(first.map(({ submission }) => submission));
  });

  it('takes in an item that was mended, and refuses one that is another output now', async () => {
    const [first] = await send([...titled('one'), { title: 'faulty' }], 'batch-2');
    const again = await send(titled('one', 'mended'), 'batch-2');
    expect(again.map(({ status }) => status)).toEqual([200, 201]);
    expect(again[0]?.submission?.id).toBe(first?.submission?.id);
    const [other] = await send(titled('another'), 'batch-2');
    expect([other?.status, other?.problem?.code]).toEqual([409, 'idempotency-conflict']);
  });

  it('takes everything in again without a key', async () => {
    const items = titled('same', 'same');
    const all = [...(await send(items)), ...(await send(items))];
    expect(new Set(ids(all)).size).toBe(4);
  });

  it('refuses a key that is none', async () => {
    const answer = await request(test.app.getHttpServer())
      .post('/api/v1/submissions/batch')
      .set('Authorization', `Bearer ${test.key}`)
      .set('Idempotency-Key', 'with space')
      .send({ items: titled('one') });
    expect(answer.status).toBe(400);
  });
});
