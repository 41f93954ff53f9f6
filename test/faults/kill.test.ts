import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSigningKey, logIdentity, verifyLog } from '@countersign/audit';
import type { ClaimView, DecisionAnswer, ReportView, SubmissionView } from '@countersign/contracts';
import { verifyBundleFile } from '@countersign/sdk';
import { checksFor, loadPolicy } from '@countersign/policy';
import { ProductUsers, startProduct, textBody, type RunningProduct } from '@countersign/testing';

type ReportFile = Omit<ReportView['files'][number], 'href'>;

const kills = 20;
const policies = fileURLToPath(new URL('../../policies', import.meta.url));
/** Checks of a text that the shipped policy runs. */
const checksOfText = checksFor(await loadPolicy(policies), 'text').length;
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
      // Every other one takes two people.
      const items = Array.from({ length: 5 }, (_, n) =>
        textBody({ title: `Round ${round}, ${n}`, publicInterest: n % 2 === 1 }),
      );
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
    expect(row).toEqual({ reviews: ids.length, routed: ids.length, completed: ids.length * checksOfText });
    await logIsWhole();
  }, 600_000);

  it(`of the API in the middle of decisions, ${kills} times: nothing acknowledged is lost, nothing is decided twice`, async () => {
    const acknowledged = new Set<string>();
    let cut = 0;
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
              outcome: 'approve',
              reasons: [{ code: 'checked-against-source' }],
            })
            .then(({ status, body }) => {
              if (status === 201) acknowledged.add(body.decision.id);
            })
            // The connection was cut by the kill: nobody was told anything.
            .catch(() => void (cut += 1)),
        );
      // By turns soon after they were sent, and as soon as one is answered.
      await (round % 2 === 0 ? sleep(Math.random() * 20) : Promise.race(deciding));
      await product.api.stop('SIGKILL');
      await Promise.all(deciding);
      await product.api.start();
    }
    expect(cut).toBeGreaterThan(0);
    const decided = await product.test.db.read((tx) =>
      tx.query<{ id: string }>(
        `select d.id from decision d join audit_entry e on e.id = d.entry_id and e.action = 'review.decided'`,
      ),
    );
    const stored = new Set(decided.map(({ id }) => id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    // One approval a person, no more than were asked for, released with the last of them, and then with one receipt.
    const wrong = await product.test.db.read((tx) =>
      tx.query(
        `select s.id, s.state, r.approvals_needed, d.given, d.people, c.receipts
         from submission s join review r on r.submission_id = s.id,
           lateral (select count(*)::int as given, count(distinct person_id)::int as people from decision where submission_id = s.id) d,
           lateral (select count(*)::int as receipts from receipt where submission_id = s.id) c
         where d.given <> d.people or d.given > r.approvals_needed or (s.state = 'approved') <> (d.given = r.approvals_needed)
           or s.state not in ('approved', 'awaiting-review') or c.receipts <> (s.state = 'approved')::int`,
      ),
    );
    expect(wrong).toEqual([]);
    const [twoPeople] = await product.test.db.read((tx) =>
      tx.query<{ n: number }>('select count(*)::int as n from review where approvals_needed = 2'),
    );
    expect(twoPeople?.n).toBe(2 * kills);
    expect(acknowledged.size).toBeGreaterThan(0);
    await logIsWhole();
  }, 600_000);

  it('of the worker in the middle of a report: what it had finished stays as it is, and the rest verifies', async () => {
    const officer = await users.signIn('compliance');
    const formats = ['csv', 'xlsx', 'pdf', 'oscal', 'jsonl', 'bundle'];
    const period = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
    const asked = await officer.send<ReportView>('POST', '/reports', { kind: 'audit', ...period, formats });
    const { id } = asked.body;
    const folder = join(product.dataFolder, 'reports', id);
    const noted = async (): Promise<ReportFile[]> => {
      const [row] = await product.test.db.read((tx) =>
        tx.query<{ files: ReportFile[] }>('select files from report where id = $1', [id]),
      );
      return row?.files ?? [];
    };
    let killed = 0;
    const kept = new Map<string, number>();
    const end = Date.now() + 240_000;
    for (;;) {
      const { body } = await officer.send<ReportView>('GET', `/reports/${id}`);
      if (body.state === 'done') break;
      if (body.state === 'failed' || Date.now() > end) throw new Error(`The report is ${body.state}: ${body.failure}`);
      // Hands it over again at once, as the relay does after a minute.
      await product.test.db.transaction((tx) => tx.execute('update report set enqueued_at = null where id = $1', [id]));
      const files = await noted();
      if (body.state === 'running' && killed < 4 && files.length >= killed) {
        await product.worker.stop('SIGKILL');
        killed += 1;
        for (const { name } of await noted()) kept.set(name, (await stat(join(folder, name))).mtimeMs);
        await product.worker.start();
      }
      await sleep(20);
    }
    expect(killed).toBeGreaterThan(0);
    const files = await noted();
    expect((await readdir(folder)).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
    for (const { name, digest, size } of files) {
      const bytes = await readFile(join(folder, name));
      expect([bytes.length, `sha256:${createHash('sha256').update(bytes).digest('hex')}`]).toEqual([size, digest]);
    }
    for (const [name, at] of kept) expect((await stat(join(folder, name))).mtimeMs).toBe(at);
    const bundle = files.find(({ format }) => format === 'bundle')?.name ?? '';
    expect(await verifyBundleFile(join(folder, bundle))).toMatchObject({ ok: true, faults: [] });
    await untilNone('select count(*)::int as n from audit_pending', 30_000);
    const [built] = await product.test.db.read((tx) =>
      tx.query<{ n: number }>(
        `select count(*)::int as n from audit_entry where action = 'report.built' and subject = $1`,
        [id],
      ),
    );
    expect(built?.n).toBe(1);
  }, 300_000);
});
