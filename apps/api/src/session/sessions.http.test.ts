import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { routes, type ClaimView, type OpenSessionView, type Page, type RouteDefinition } from '@countersign/contracts';
import { addPerson, registerSystem, withPasswordHash } from '@countersign/identity';
import { must, plainSystem } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { waitingOutput } from '../testing/waiting-output.js';

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
  await test.product.db.transaction((tx) => registerSystem(tx, setUpActor, plainSystem('planner', 'Planner')));
  const people = [
    ['reviewer', 'reviewer', null],
    ['administrator', 'administrator', null],
    ['lead', 'lead', 'answers'],
    ['elsewhere', 'lead', 'planner'],
  ] as const;
  for (const [name, role, system] of people) {
    const person = await withPasswordHash({
      email: `${name}@example.org`,
      name,
      language: 'en' as const,
      password,
      grants: [{ role, system }],
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

const signIn = async (name: string): Promise<Browser> => {
  const answer = await request(test.app.getHttpServer())
    .post('/api/v1/session')
    .send({ email: `${name}@example.org`, password });
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

describe('a session by a password that an administrator set', () => {
  it('is refused every route but those towards an own one, and then has all', async () => {
    const administrator = await signIn('administrator');
    const { id } = (await signIn('lead')).person;
    const sent = await ask(administrator, 'patch', `/people/${id}`).send({ password });
    expect(sent.status).toBe(200);
    const mine = await signIn('lead');
    expect(mine).toMatchObject({ passwordToBeChanged: true, passwordSet: { by: 'administrator' }, rules: [] });
    const open = (Object.values(routes) as RouteDefinition[]).filter(({ needs }) => needs !== 'public');
    const letIn: string[] = [];
    for (const { name, method, path } of open.filter((route) => route.name !== 'signOut')) {
      const verb = method.toLowerCase() as 'get';
      const answer = await ask(mine, verb, path.replace('/api/v1', '').replaceAll(/:\w+/g, id));
      if (answer.status !== 403 || (answer.body as { code: string }).code !== 'password-to-be-changed')
        letIn.push(name);
    }
    expect(letIn).toEqual(['getSession', 'changeProfile']);
    const change = (next: string, current = password) =>
      ask(mine, 'patch', '/session/profile').send({ password: { current, next } });
    expect((await change(password)).status).toBe(422);
    expect((await change(`${password}-own`)).status).toBe(200);
    expect((await ask(mine, 'get', '/reviews/queue')).status).toBe(200);
    expect((await ask(mine, 'get', '/session')).body).toMatchObject({ passwordSet: null, passwordToBeChanged: false });
    await change(password, `${password}-own`);
  });
});

/** A stream of events as a browser reads it: `until` answers all that came once it holds these words, or once it ended. */
async function listen(browser: Pick<Browser, 'cookie'>, where = test) {
  const server = where.app.getHttpServer();
  if (!server.listening) await where.app.listen(0, '127.0.0.1');
  const hangUp = new AbortController();
  const url = `${await where.app.getUrl()}/api/v1/events`;
  const answer = await fetch(url, { headers: { cookie: browser.cookie }, signal: hangUp.signal });
  const words = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let all = '';
  const until = async (wanted: string): Promise<string> => {
    while (words && !all.includes(wanted)) {
      const { done, value } = await words.read();
      if (done) return `${all}[end]`;
      all += value;
    }
    return all;
  };
  return { answer, until, hangUp: () => hangUp.abort() };
}

describe('events of what changed', () => {
  const decide = async (browser: Browser, submission: string): Promise<number> => {
    const post = (path: string, body: object) =>
      request(test.app.getHttpServer())
        .post(`/api/v1${path}`)
        .set('Cookie', browser.cookie)
        .set('X-CSRF-Token', browser.csrfToken)
        .send(body);
    const { claim, binding } = (await post('/reviews/claims', { submission })).body as ClaimView;
    const reasons = [{ code: 'grounded' }];
    return (await post('/reviews/decisions', { claim: claim.id, binding, outcome: 'approve', reasons })).status;
  };

  it('name the queue after a decision, hold nothing of it, and end at sign-out', async () => {
    const [mine, other] = [await signIn('reviewer'), await signIn('reviewer')];
    const submission = await waitingOutput(test);
    const [stream, kept] = [await listen(mine), await listen(other, second)];
    expect(stream.answer.status).toBe(200);
    expect(stream.answer.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.answer.headers.get('x-accel-buffering')).toBe('no');
    for (const { until } of [stream, kept]) expect(await until('retry: 3000')).not.toContain('queue');
    expect(await decide(other, submission)).toBe(201);
    for (const { until } of [stream, kept]) {
      const told = (await until('event: queue'))
        .split('\n')
        .filter((line) => line.includes(': ') && !line.startsWith(':'));
      expect(told).toEqual(['retry: 3000', 'event: queue']);
    }
    expect((await ask(mine, 'delete', '/session')).status).toBe(204);
    expect(await stream.until('nothing more')).toMatch(/\[end\]$/);
    // The same person goes on in the other browser.
    const next = await waitingOutput(test);
    expect(await decide(other, next)).toBe(201);
    kept.hangUp();
  });

  it('tell a lead of flow and coverage, and nothing to who may not see the AI system that they are about', async () => {
    const [reviewer, lead] = [await signIn('reviewer'), await signIn('lead')];
    const others = [await signIn('elsewhere'), await signIn('administrator')];
    const submission = await waitingOutput(test);
    const told = await listen(lead);
    const untold = [await listen(must(others[0])), await listen(must(others[1]))];
    for (const { until } of [told, ...untold]) await until('retry: 3000');
    expect(await decide(reviewer, submission)).toBe(201);
    const heard = await told.until('event: coverage');
    expect(heard).toContain('event: queue');
    expect(heard).toContain('event: flow');
    told.hangUp();
    for (const [nth, stream] of untold.entries()) {
      await ask(must(others[nth]), 'delete', '/session');
      expect(await stream.until('nothing more')).not.toMatch(/event: (queue|alarms|flow|coverage)/);
    }
  });

  it('are for people who are signed in, six at once for one of them, and end with the process', async () => {
    const key = await request(test.app.getHttpServer())
      .get('/api/v1/events')
      .set('Authorization', `Bearer ${test.key}`);
    const refused = await listen({ cookie: '' });
    expect([refused.answer.status, key.status]).toEqual([401, 403]);
    const browser = await signIn('reviewer');
    const third = await test.another();
    const open = [];
    for (let count = 0; count < 6; count += 1) open.push(await listen(browser, third));
    const seventh = await listen(browser, third);
    expect([seventh.answer.status, seventh.answer.headers.get('retry-after')]).toEqual([429, '60']);
    open.pop()?.hangUp();
    const again = async (): Promise<number> => {
      const { answer, hangUp } = await listen(browser, third);
      hangUp();
      return answer.status;
    };
    await expect(until200(again)).resolves.toBe(200);
    await third.close();
    for (const { until } of open) expect(await until('nothing more')).toMatch(/\[end\]$/);
  });
});

/** Tries again for a second: a client that hung up is noticed a moment later. */
async function until200(attempt: () => Promise<number>): Promise<number> {
  const end = Date.now() + 1000;
  for (;;) {
    const status = await attempt();
    if (status === 200 || Date.now() > end) return status;
  }
}
