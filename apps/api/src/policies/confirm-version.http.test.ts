import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import type { Page, PolicyVersionDetail, PolicyVersionView, Problem } from '@countersign/contracts';
import { withDocuments, type Policy } from '@countersign/policy';
import { activatePolicy } from '@countersign/submissions';
import { must } from '@countersign/testing';
import { signInAll } from '../testing/sign-in-all.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
let ask: Awaited<ReturnType<typeof signInAll<'lena' | 'carla' | 'adam'>>>;
let shipped: Policy;
let changed: Policy;

const start = (policy: Policy) => test.product.db.transaction((tx) => activatePolicy(tx, setUpActor, policy));
const versions = '/api/v1/policies/versions';
const confirmation = ({ digest }: Policy) => `${versions}/${digest}/confirmation`;

beforeAll(async () => {
  test = await openTestApp();
  shipped = test.product.policy;
  const { yaml } = must(shipped.documents.find(({ name }) => name === 'roles'));
  // Leads, too, may approve policies.
  const risen = yaml.replace(/\n {2}lead:\n.*\n {4}has:\n/, '$&      - activate-policy\n');
  changed = withDocuments(shipped, [{ name: 'roles', yaml: risen }]);
  await start(shipped);
  ask = await signInAll(test, { lena: 'lead', carla: 'compliance', adam: 'administrator' });
});
afterAll(() => test.close());

it('tells which policies of the folder nobody else has read, and who has', async () => {
  const unread = (await ask('lena', `${versions}?unconfirmed=true`)).body as Page<PolicyVersionView>;
  expect(unread.items).toMatchObject([
    { digest: shipped.digest, inForce: true, draft: null, previous: null, needsConfirmation: true, confirmation: null },
  ]);
  const answer = await ask('adam', confirmation(shipped), { previous: null, comment: 'As delivered.' });
  expect([answer.status, answer.body]).toMatchObject([200, { needsConfirmation: false }]);
  const again = await ask('carla', confirmation(shipped), { previous: null });
  expect([again.status, (again.body as Problem).code]).toEqual([409, 'conflict']);
  const one = (await ask('lena', `${versions}/${shipped.digest}`)).body as PolicyVersionDetail;
  expect(one).toMatchObject({ confirmation: { by: { name: 'adam' }, comment: 'As delivered.' } });
  expect(one.documents.map(({ name }) => name)).toContain('roles');
  expect((await ask('lena', `${versions}?unconfirmed=true`)).body).toEqual({ items: [], next: null });
});

it('asks for what was read, and for somebody who could approve policies before', async () => {
  await start(changed);
  const body = { previous: shipped.digest };
  expect((await ask('carla', confirmation(changed), {})).status).toBe(422);
  expect((await ask('carla', confirmation(changed), { previous: null })).status).toBe(409);
  const none = `${versions}/sha256:${'0'.repeat(64)}/confirmation`;
  expect((await ask('carla', none, { previous: null })).status).toBe(404);
  // The right comes with the change, within seconds.
  const until = Date.now() + 10_000;
  let code = 'forbidden';
  while (code === 'forbidden' && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    code = ((await ask('lena', confirmation(changed), body)).body as Problem).code;
  }
  expect(code).toBe('separation-of-duties');
  expect((await ask('carla', confirmation(changed), body)).status).toBe(200);
});
