import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSigningKey, logIdentity, verifyLog } from '@countersign/audit';
import type { ClaimView, DecisionAnswer, SubmissionView } from '@countersign/contracts';
import { ProductUsers, startProduct, textBody, type RunningProduct } from '@countersign/testing';

const kills = 20;
let product: RunningProduct;
let users: ProductUsers;

beforeAll(async () => {
  product = await startProduct();
  users = await ProductUsers.on(product);
}, 120_000);
afterAll(() => product.stop(), 120_000);

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function untilNone(question: string, limitMs: number): Promise<void> {
  const end = Date.now() + limitMs;
  for (;;) {
    const [row] = await product.test.db.read((tx) => tx.query<{ n: number }>(question));
    if (row?.n === 0) return;
    if (Date.now() > end) throw new Error(`${row?.n} left of: ${question}`);
    await sleep(200);
  }
}

async function logIsWhole(): Promise<void> {
  await untilNone('select count(*)::int as n from audit_pending', 30_000);
  const identity = logIdentity(loadSigningKey(`${product.dataFolder}/keys`, 'log'));
  expect(await verifyLog(product.test.db, identity)).toMatchObject({ ok: true, faults: [] });
}

describe('kill -9', () => {
  it(`of the worker in the middle of checks, ${kills} times: every output reaches people, once`, async () => {
    const ids: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const items = Array.from({ length: 5 }, (_, n) => textBody({ title: `Round ${round}, ${n}` }));
      const { body } = await users.send<{ results: { submission: SubmissionView }[] }>('POST', '/submissions/batch', {
        items,
      });
      ids.push(...body.results.map(({ submission }) => submission.id));
      await sleep(Math.random() * 400);
      await product.worker.stop('SIGKILL');
      await product.worker.start();
    }
    await untilNone(`select count(*)::int as n from check_run where state in ('pending', 'running')`, 300_000);
    await untilNone(`select count(*)::int as n from submission where state <> 'awaiting-review'`, 30_000);
    const [row] = await product.test.db.read((tx) =>
      tx.query<{ reviews: number; routed: number; completed: number }>(
        `select (select count(*)::int from review) as reviews,
           (select count(*)::int from audit_entry where action = 'submission.routed') as routed,
           (select count(*)::int from audit_entry where action = 'check.completed') as completed`,
      ),
    );
    expect(row).toEqual({ reviews: ids.length, routed: ids.length, completed: ids.length * 3 });
    await logIsWhole();
  }, 600_000);

  it(`of the API in the middle of decisions, ${kills} times: nothing acknowledged is lost, nothing is decided twice`, async () => {
    const acknowledged = new Set<string>();
    for (let round = 0; round < kills; round += 1) {
      const reviewer = await users.signIn('reviewer', round % 2 === 0 ? 1 : 2);
      const claims = await Promise.all(
        Array.from({ length: 4 }, () => reviewer.send<ClaimView>('POST', '/reviews/claims', {})),
      );
      const deciding = claims
        .filter(({ status }) => status === 201)
        .map(({ body: { claim, binding } }) =>
          reviewer
            .send<DecisionAnswer>('POST', '/reviews/decisions', {
              claim: claim.id,
              binding,
              outcome: 'reject',
              reasons: [{ code: 'other' }],
            })
            .then(({ status, body }) => {
              if (status === 201) acknowledged.add(body.decision.id);
            })
            // The connection was cut by the kill: nobody was told anything.
            .catch(() => undefined),
        );
      await sleep(Math.random() * 150);
      await product.api.stop('SIGKILL');
      await Promise.all(deciding);
      await product.api.start();
    }
    const rows = await product.test.db.read((tx) =>
      tx.query<{ id: string; state: string; entries: number }>(
        `select d.id, s.state, (select count(*)::int from audit_entry e where e.id = d.entry_id) as entries
         from decision d join submission s on s.id = d.submission_id`,
      ),
    );
    const stored = new Set(rows.map(({ id }) => id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    expect(rows.every(({ state, entries }) => state === 'rejected' && entries === 1)).toBe(true);
    const [twice] = await product.test.db.read((tx) =>
      tx.query<{ n: number }>(
        'select count(*)::int as n from (select 1 from decision group by submission_id having count(*) > 1) as t',
      ),
    );
    expect(twice?.n).toBe(0);
    expect(acknowledged.size).toBeGreaterThan(0);
    await logIsWhole();
  }, 600_000);
});
