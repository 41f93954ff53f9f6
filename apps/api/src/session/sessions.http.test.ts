import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import type { OpenSessionView, Page } from '@countersign/contracts';
import { addPerson, withPasswordHash } from '@countersign/identity';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const password = 'a-password-for-tests';
let test: TestApp;
let second: TestApp;

interface Browser {
  cookie: string;
  csrfToken: string;
  person: { id: string };
}

beforeAll(async () => {
  test = await openTestApp();
  for (const role of ['reviewer', 'administrator'] as const) {
    const person = await withPasswordHash({
      email: `${role}@example.org`,
      name: role,
      language: 'en' as const,
      password,
      grants: [{ role, system: null }],
      competences: [],
    });
    await test.product.db.transaction((tx) => addPerson(tx, setUpActor, person));
  }
  second = await test.another();
});
afterAll(async () => {
  await second.close();
  await test.close();
});

const signIn = async (role: string): Promise<Browser> => {
  const answer = await request(test.app.getHttpServer())
    .post('/api/v1/session')
    .send({ email: `${role}@example.org`, password });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  return { ...(answer.body as Omit<Browser, 'cookie'>), cookie };
};
const ask = (browser: Browser, method: 'get' | 'delete' | 'patch', path: string, where = test) =>
  request(where.app.getHttpServer())
    [method](`/api/v1${path}`)
    .set('Cookie', browser.cookie)
    .set('X-CSRF-Token', browser.csrfToken);
const sessionsOf = async (browser: Browser) =>
  ((await ask(browser, 'get', '/sessions')).body as Page<OpenSessionView>).items;

describe('a revoked session', () => {
  it('ends at once in the process that ended it, and within a second in others', async () => {
    const [mine, other] = [await signIn('reviewer'), await signIn('reviewer')];
    // Both processes hold it in their caches.
    for (const where of [test, second]) expect((await ask(other, 'get', '/session', where)).status).toBe(200);
    const listed = await sessionsOf(mine);
    const id = listed.find(({ current }) => !current)?.id;
    expect(listed).toHaveLength(2);
    expect((await ask(mine, 'delete', `/sessions/${id}`)).status).toBe(204);
    expect((await ask(other, 'get', '/session')).status).toBe(401);
    await new Promise((resolve) => {
      setTimeout(resolve, 1050);
    });
    expect((await ask(other, 'get', '/session', second)).status).toBe(401);
    expect((await ask(mine, 'get', '/session')).status).toBe(200);
  });

  it('is what the others become when one of them changes the password', async () => {
    const [mine, other] = [await signIn('reviewer'), await signIn('reviewer')];
    const next = `${password}-next`;
    await ask(mine, 'patch', '/session/profile').send({ password: { current: password, next } });
    expect((await ask(other, 'get', '/session')).status).toBe(401);
    expect(await sessionsOf(mine)).toHaveLength(1);
    await ask(mine, 'patch', '/session/profile').send({ password: { current: next, next: password } });
  });

  it('is asked for by an administrator of people, who keeps their own', async () => {
    const [reviewer, administrator] = [await signIn('reviewer'), await signIn('administrator')];
    const path = `/people/${reviewer.person.id}/sessions`;
    expect((await ask(administrator, 'get', path)).body).toMatchObject({ items: expect.anything() });
    expect((await ask(reviewer, 'delete', path)).status).toBe(403);
    const { revoked } = (await ask(administrator, 'delete', path)).body as { revoked: number };
    expect(revoked).toBeGreaterThan(0);
    expect((await ask(reviewer, 'get', '/session')).status).toBe(401);
    expect((await ask(administrator, 'get', '/session')).status).toBe(200);
  });
});
