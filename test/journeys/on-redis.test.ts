import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportView, SubmissionView } from '@countersign/contracts';
import { must, ProductUsers, startProduct, textBody, type RunningProduct } from '@countersign/testing';
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

  /** Waits until a check of one of them runs; false where all have ended before that was seen. */
  async function areSeenUnderCheck(received: readonly SubmissionView[]): Promise<boolean> {
    for (;;) {
      const views = received.map(({ id }) => users.send<SubmissionView>('GET', `/submissions/${id}`));
      const bodies = (await Promise.all(views)).map(({ body }) => body);
      if (bodies.some(({ checks }) => checks.some(({ state }) => state === 'running'))) return true;
      if (bodies.every(({ state }) => state !== 'checking')) return false;
    }
  }

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

  it('so do outputs whose checks are under way then, each check ended once', async () => {
    let received: SubmissionView[];
    do received = await Promise.all(['four', 'five', 'six', 'seven'].map(handIn));
    while (!(await areSeenUnderCheck(received)));
    await redis.flushall();
    for (const { id } of received) {
      const { checks } = await users.untilWaiting(id);
      const { body } = await users.send<{ items: { action: string }[] }>('GET', `/submissions/${id}/history`);
      expect(body.items.filter(({ action }) => action === 'check.completed')).toHaveLength(checks.length);
    }
  }, 240_000);

  it('a report is built although Redis forgets everything when it is asked for, and while it is built', async () => {
    const officer = await users.signIn('compliance');
    const period = { from: '2020-01-01T00:00:00Z', to: new Date(Date.now() + 60_000).toISOString() };
    const formats = ['pdf', 'xlsx', 'bundle'];
    const asked = { kind: 'audit', ...period, systems: [], formats, language: 'en' };
    const { body } = await officer.send<ReportView>('POST', '/reports', asked);
    const states = new Set<ReportView['state']>();
    let report = body;
    while (report.state === 'pending' || report.state === 'running') {
      if (!states.has(report.state)) await redis.flushall();
      states.add(report.state);
      await new Promise((resolve) => setTimeout(resolve, 20));
      report = (await officer.send<ReportView>('GET', `/reports/${report.id}`)).body;
    }
    expect(report).toMatchObject({ state: 'done', failure: null });
    expect([...states]).toContain('running');
    expect(new Set(report.files.map(({ format }) => must(format)))).toEqual(new Set(formats));
  }, 240_000);
});
