import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionView } from '@countersign/contracts';
import { ProductUsers, startProduct, textBody, type RunningProduct } from '@countersign/testing';
import { Redis } from 'ioredis';
import { expectWayToApproval } from './way-to-approval.js';

const redisUrl = process.env.TEST_REDIS_URL ?? '';

// The test runner starts a Redis where there is one; elsewhere it says that these are skipped, and with CI=true that fails.
const withRedis = redisUrl === '' ? describe.skip : describe;

withRedis('with the job queue on Redis', () => {
  let product: RunningProduct;
  let users: ProductUsers;
  let redis: Redis;

  beforeAll(async () => {
    redis = new Redis(redisUrl);
    product = await startProduct({ REDIS_URL: redisUrl });
    users = await ProductUsers.on(product);
  });
  afterAll(async () => {
    await product.stop();
    await redis.quit();
  });

  const handIn = async (title: string): Promise<SubmissionView> =>
    (await users.send<SubmissionView>('POST', '/submissions', textBody({ title }))).body;

  it('a text goes from POST to a receipt and a proof that verify', async () => {
    await expectWayToApproval(product, users, await handIn('On Redis'));
  });

  it('the queues are in Redis', async () => {
    expect((await redis.keys('bull:checks:*')).length).toBeGreaterThan(0);
  });

  it('outputs reach people although Redis forgets everything', async () => {
    const received = await Promise.all(['one', 'two', 'three'].map(handIn));
    await redis.flushall();
    for (const { id } of received) expect(await users.untilWaiting(id)).toMatchObject({ state: 'awaiting-review' });
    const { body } = await users.send<{ items: unknown[] }>('GET', '/submissions?state=awaiting-review');
    expect(body.items).toHaveLength(received.length);
  }, 120_000);
});
