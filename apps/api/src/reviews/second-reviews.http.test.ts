import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workerActor } from '@countersign/access';
import type { ClaimView, DisagreementView, Page, QueueFlow, SecondReviews } from '@countersign/contracts';
import { enterSecondReviews, Lots } from '@countersign/reviews';
import request from 'supertest';
import { signInAll } from '../testing/sign-in-all.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { waitingOutput } from '../testing/waiting-output.js';

const people = { first: 'reviewer', second: 'reviewer', lead: 'lead', compliance: 'compliance' } as const;
type Name = keyof typeof people;

let test: TestApp;
let policies: string;
let ask: Awaited<ReturnType<typeof signInAll<Name>>>;

beforeAll(async () => {
  policies = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  await cp(fileURLToPath(new URL('../../../../policies', import.meta.url)), policies, { recursive: true });
  const file = join(policies, 'review-quality.yaml');
  const always = (await readFile(file, 'utf8'))
    .replace(/share: \{.*\}/, 'share: { minimal: 1, limited: 1, high: 1 }')
    .replace('within: 3', 'within: 0');
  await writeFile(file, always);
  test = await openTestApp({ COUNTERSIGN_POLICIES: policies });
  ask = await signInAll(test, people);
}, 120_000);
afterAll(async () => {
  await test.close();
  await rm(policies, { recursive: true });
});

const asProgram = (path: string): request.Test =>
  request(test.app.getHttpServer()).get(path).set('Authorization', `Bearer ${test.key}`);

async function decide(name: Name, outcome: 'approve' | 'reject', comment: string): Promise<ClaimView> {
  const claimed = await ask(name, '/api/v1/reviews/claims', {});
  expect(claimed.status).toBe(201);
  const { claim, binding } = claimed.body as ClaimView;
  const reasons = [{ code: outcome === 'approve' ? 'grounded' : 'harmful' }];
  const decision = { claim: claim.id, binding, outcome, reasons, comment };
  expect((await ask(name, '/api/v1/reviews/decisions', decision)).status).toBe(201);
  return claimed.body as ClaimView;
}

describe('a second review', () => {
  it('comes like every other, goes to another person, and leaves output, receipt and client as they were', async () => {
    const original = await waitingOutput(test);
    await decide('first', 'approve', 'A sentinel comment');
    const receipt = (await asProgram(`/api/v1/submissions/${original}/receipt`)).text;
    const lots = new Lots(generateKeyPairSync('ed25519').privateKey);
    const context = { policy: test.product.policy, lots };
    expect(await test.product.db.transaction((tx) => enterSecondReviews(tx, workerActor, context))).toBe(1);

    expect((await ask('first', '/api/v1/reviews/claims', {})).status).toBe(204);
    const second = await decide('second', 'reject', 'Not so');
    const repeat = second.submission.id;
    expect([repeat === original, JSON.stringify(second).includes('sentinel')]).toEqual([false, false]);
    expect(second.submission.contentDigest).toBe(
      ((await asProgram(`/api/v1/submissions/${original}`)).body as { contentDigest: string }).contentDigest,
    );

    const { body } = await asProgram(`/api/v1/submissions/${original}`);
    expect(body).toMatchObject({ state: 'approved' });
    expect((await asProgram(`/api/v1/submissions/${original}/receipt`)).text).toBe(receipt);
    expect((await asProgram(`/api/v1/submissions/${original}/history`)).text).not.toMatch(/second/);
    expect((await asProgram(`/api/v1/submissions/${repeat}`)).status).toBe(404);

    for (const name of ['lead', 'compliance'] as const) {
      const told = (await ask(name, '/api/v1/quality/second-reviews')).body as SecondReviews;
      expect(told.strata).toEqual([
        expect.objectContaining({ system: 'answers', outcome: 'approved', seen: 1, reviewed: 1, differ: 1 }),
      ]);
    }
    expect((await ask('second', '/api/v1/quality/second-reviews')).status).toBe(403);

    const { items } = (await ask('lead', '/api/v1/quality/disagreements')).body as Page<DisagreementView>;
    expect(items).toEqual([expect.objectContaining({ id: repeat, submission: original, answer: null })]);
    expect(items[0]?.second.decisions).toEqual([
      { outcome: 'reject', reasons: ['harmful'], person: expect.objectContaining({ name: 'second' }) },
    ]);
    const path = `/api/v1/quality/disagreements/${repeat}/answer`;
    expect((await ask('compliance', path, { answer: 'upheld' })).status).toBe(403);
    expect((await ask('lead', path, { answer: 'perhaps' })).status).toBe(422);
    expect((await ask('lead', path, { answer: 'contest' })).status).toBe(201);
    expect((await ask('lead', path, { answer: 'upheld' })).status).toBe(409);
    const seen = (await ask('compliance', '/api/v1/quality/disagreements')).body as Page<DisagreementView>;
    expect(seen.items[0]).toMatchObject({ answer: { answer: 'contest', person: null }, state: 'approved' });
    expect((await ask('second', '/api/v1/quality/disagreements')).status).toBe(403);
  });

  it('is told of in the flow of the queue, which is read once a minute for all who are told the same', async () => {
    const flow = (days: number, name: Name = 'lead') => ask(name, `/api/v1/reviews/flow?days=${days}&timeZone=UTC`);
    const arrived = ({ days }: QueueFlow): number => days.reduce((sum, day) => sum + day.arrived, 0);
    const before = (await flow(7)).body as QueueFlow;
    expect([before.secondReviews, arrived(before)]).toEqual([{ hits: 1, of: 1, share: null }, 2]);
    await waitingOutput(test);
    expect((await flow(7)).body).toEqual(before);
    expect(arrived((await flow(8)).body as QueueFlow)).toBe(3);
    expect((await flow(7, 'second')).status).toBe(403);
  });
});
