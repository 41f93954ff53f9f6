import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionView } from '@countersign/contracts';
import { ProductUsers, startProduct, textBody, type RunningProduct } from '@countersign/testing';

let product: RunningProduct;
let users: ProductUsers;

beforeAll(async () => {
  product = await startProduct({ COUNTERSIGN_CHECK_THREADS: '2' });
  users = await ProductUsers.on(product);
});
afterAll(() => product.stop());

/** Long enough that a check of it takes seconds. */
const long = Array.from({ length: 5_000 }, (_, n) => `Pump X${n} is covered for ${n} months from ${n} May.`).join(' ');

/** Hands in long outputs and waits until checks of them run. */
async function handInLongOnes(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const body = textBody({ title: `Long ${n}`, content: { text: long }, sources: [{ id: 's', text: long }] });
    ids.push((await users.send<SubmissionView>('POST', '/submissions', body)).body.id);
  }
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await runs('running')) > 0) return ids;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('No check ran within five seconds.');
}

async function runs(state: string): Promise<number> {
  const [row] = await product.test.db.read((tx) =>
    tx.query<{ n: number }>('select count(*)::int as n from check_run where state = $1', [state]),
  );
  return row?.n ?? 0;
}

describe('a worker with long checks under way', () => {
  it('stops within ten seconds of SIGTERM, leases nothing any more, and the next one finishes the work', async () => {
    const ids = await handInLongOnes(5);
    const startedAt = performance.now();
    await product.worker.stop('SIGTERM');
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(await runs('running')).toBe(0);
    await product.worker.start();
    for (const id of ids) {
      const { checks } = await users.untilWaiting(id, 120_000);
      // Nothing was given up for having been interrupted.
      expect(checks.map(({ state }) => state)).not.toContain('inconclusive');
    }
  }, 300_000);

  it('is replaced half a minute after it was killed, not when its leases end', async () => {
    const ids = await handInLongOnes(1);
    await product.worker.stop('SIGKILL');
    const [leased] = await product.test.db.read((tx) =>
      tx.query<{ seconds: number }>(
        `select extract(epoch from min(lease_until) - clock_timestamp())::float8 as seconds from check_run where state = 'running'`,
      ),
    );
    expect(leased?.seconds).toBeGreaterThan(60);
    const startedAt = performance.now();
    await product.worker.start();
    for (const id of ids) await users.untilWaiting(id, 120_000);
    expect(performance.now() - startedAt).toBeLessThan(75_000);
  }, 300_000);
});
