import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor, workerActor } from '@countersign/access';
import type { ClaimView, SecondReviews } from '@countersign/contracts';
import { addPerson, withPasswordHash } from '@countersign/identity';
import { enterSecondReviews, Lots, reviewTasks } from '@countersign/reviews';
import { recordFindings } from '@countersign/submissions';
import { noUsage, passedResult, textBody } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const people = { first: 'reviewer', second: 'reviewer', lead: 'lead', compliance: 'compliance' } as const;
type Name = keyof typeof people;

let test: TestApp;
let policies: string;
const sessions = new Map<Name, { cookie: string; csrfToken: string }>();

beforeAll(async () => {
  policies = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  await cp(fileURLToPath(new URL('../../../../policies', import.meta.url)), policies, { recursive: true });
  const file = join(policies, 'review-quality.yaml');
  const always = (await readFile(file, 'utf8'))
    .replace(/share: \{.*\}/, 'share: { minimal: 1, limited: 1, high: 1 }')
    .replace('within: 3', 'within: 0');
  await writeFile(file, always);
  test = await openTestApp({ COUNTERSIGN_POLICIES: policies });
  const password = 'a-password-for-tests';
  for (const name of Object.keys(people) as Name[]) {
    const person = { email: `${name}@example.org`, name, language: 'en' as const, password, competences: [] };
    const hashed = await withPasswordHash({ ...person, grants: [{ role: people[name], system: null }] });
    await test.product.db.transaction((tx) => addPerson(tx, setUpActor, hashed));
    const answer = await request(test.app.getHttpServer())
      .post('/api/v1/session')
      .send({ email: person.email, password });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    sessions.set(name, { cookie, csrfToken: (answer.body as { csrfToken: string }).csrfToken });
  }
}, 120_000);
afterAll(async () => {
  await test.close();
  await rm(policies, { recursive: true });
});

function ask(name: Name, path: string, body?: object): request.Test {
  const session = sessions.get(name);
  const server = request(test.app.getHttpServer());
  const asked = body === undefined ? server.get(path) : server.post(path).send(body);
  return asked.set('Cookie', session?.cookie ?? '').set('X-CSRF-Token', session?.csrfToken ?? '');
}

const asProgram = (path: string): request.Test =>
  request(test.app.getHttpServer()).get(path).set('Authorization', `Bearer ${test.key}`);

async function waiting(): Promise<string> {
  const handedIn = await request(test.app.getHttpServer())
    .post('/api/v1/submissions')
    .set('Authorization', `Bearer ${test.key}`)
    .send(textBody());
  const { id } = handedIn.body as { id: string };
  const { db, policy } = test.product;
  const runs = await db.read((tx) =>
    tx.query<{ id: string }>('select id from check_run where submission_id = $1', [id]),
  );
  for (const run of runs) {
    const record = { checkRun: run.id, result: passedResult, milliseconds: 1, usage: noUsage };
    await db.transaction((tx) => recordFindings(tx, workerActor, record, { policy, tasks: reviewTasks }));
  }
  return id;
}

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
  it('comes as any other, goes to another person, and leaves output, receipt and client as they were', async () => {
    const original = await waiting();
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
  });
});
