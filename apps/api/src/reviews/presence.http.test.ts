import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PresenceView } from '@countersign/contracts';
import request from 'supertest';
import { signInAll } from '../testing/sign-in-all.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { waitingOutput } from '../testing/waiting-output.js';

let test: TestApp;
let second: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  second = await test.another();
});
afterAll(async () => {
  await second.close();
  await test.close();
});

const asProgram = (method: 'get' | 'post', path: string): request.Test =>
  request(test.app.getHttpServer())[method](`/api/v1${path}`).set('Authorization', `Bearer ${test.key}`);

it('who looks is told through every process: to leads by name, to reviewers not, to others and programs nothing', async () => {
  const here = await signInAll(test, { anna: 'reviewer', ben: 'reviewer', adam: 'administrator' });
  const there = await signInAll(second, { chief: 'lead' });
  const id = await waitingOutput(test);
  const path = `/api/v1/reviews/${id}/presence`;
  const noted = await here('anna', path, {});
  expect([noted.status, noted.body]).toEqual([200, { submission: id, looking: false, people: null, holder: null }]);
  const listed = async (answer: request.Test) => ((await answer).body as { items: PresenceView[] }).items;
  const somebody = { submission: id, looking: true, people: null, holder: null };
  expect(await listed(here('ben', '/api/v1/reviews/presence'))).toEqual([somebody]);
  expect(await listed(there('chief', '/api/v1/reviews/presence'))).toMatchObject([
    { submission: id, looking: true, people: [{ name: 'anna' }] },
  ]);
  expect(JSON.stringify((await here('ben', path, {})).body)).not.toContain('anna');
  for (const answer of [here('adam', path, {}), asProgram('post', `/reviews/${id}/presence`)]) {
    expect((await answer).status).toBe(403);
  }
  expect((await asProgram('get', '/reviews/presence')).status).toBe(403);
});
