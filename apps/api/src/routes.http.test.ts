import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isAllowed, setUpActor, type Actor } from '@countersign/access';
import { roles, routes, scopes, type Role, type RouteDefinition, type Scope } from '@countersign/contracts';
import { addPerson, createKey, registerSystem, withPasswordHash } from '@countersign/identity';
import { plainSystem, testDatabase, textBody, type TestDatabase } from '@countersign/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';
import { Product } from './product.js';
import { exampleOf, type Filling } from './testing/example-of.js';

const password = 'a-password-for-tests';
const nobody = '01a20c4c-9cb8-7209-96cb-dd35f8dac79f';

let test: TestDatabase;
let dataFolder: string;
let product: Product;
let app: NestFastifyApplication;
const keys = new Map<Scope, string>();
const sessions = new Map<Role, { cookie: string; csrfToken: string }>();

beforeAll(async () => {
  test = await testDatabase();
  dataFolder = await mkdtemp(join(tmpdir(), 'countersign-http-'));
  const config = readConfig({
    DATABASE_URL: test.url,
    COUNTERSIGN_DATA: dataFolder,
    COUNTERSIGN_POLICIES: fileURLToPath(new URL('../../../policies', import.meta.url)),
    COUNTERSIGN_RATE_LIMIT: '1000000',
    LOG_LEVEL: 'silent',
  });
  product = await Product.open(config, () => undefined);
  await product.db.transaction(async (tx) => {
    await registerSystem(tx, setUpActor, plainSystem('answers', 'Answers'));
    for (const scope of scopes) {
      const { secret } = await createKey(tx, setUpActor, { name: scope, scopes: [scope], systems: [] });
      keys.set(scope, secret);
    }
  });
  for (const role of roles) {
    const person = await withPasswordHash({
      email: `${role}@example.org`,
      name: role,
      language: 'en' as const,
      password,
      grants: [{ role, system: null }],
      competences: [],
    });
    await product.db.transaction((tx) => addPerson(tx, setUpActor, person));
  }
  app = await createApp(product);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  for (const role of roles) {
    const answer = await request(app.getHttpServer())
      .post('/api/v1/session')
      .send({ email: `${role}@example.org`, password });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    sessions.set(role, { cookie, csrfToken: (answer.body as { csrfToken: string }).csrfToken });
  }
});

afterAll(async () => {
  await app.close();
  await product.close();
  await test.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

type Caller = { kind: 'role'; role: Role } | { kind: 'scope'; scope: Scope } | { kind: 'nobody' };

const callers: Caller[] = [
  ...roles.map((role): Caller => ({ kind: 'role', role })),
  ...scopes.map((scope): Caller => ({ kind: 'scope', scope })),
  { kind: 'nobody' },
];
const nameOf = (caller: Caller): string =>
  caller.kind === 'role' ? caller.role : caller.kind === 'scope' ? `key with ${caller.scope}` : 'nobody';

/** The caller as the rules file sees it. */
function actorOf(caller: Caller): Actor | null {
  if (caller.kind === 'nobody') return null;
  const base = { id: nobody, pseudonym: 'x' };
  return caller.kind === 'role'
    ? {
        ...base,
        kind: 'person',
        name: '',
        grants: [{ role: caller.role, system: null }],
        competences: [],
        language: 'en',
      }
    : { ...base, kind: 'key', scopes: [caller.scope], systems: [] };
}

function mayAsk(caller: Caller, route: RouteDefinition): boolean {
  if (route.needs === 'public') return true;
  const actor = actorOf(caller);
  const [action, subject] = route.needs;
  const peopleOnly = action === 'claim' || action === 'decide';
  return actor !== null && (!peopleOnly || actor.kind === 'person') && isAllowed(actor, action, subject);
}

const addressOf = (route: RouteDefinition): string =>
  route.path.replace(':id', nobody).replace(':index', '0').replace(':name', 'none.csv').replace('*', '0/000');

function ask(caller: Caller, route: RouteDefinition): request.Test {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  const sent = request(app.getHttpServer())[method](addressOf(route));
  if (caller.kind === 'scope') return sent.set('Authorization', `Bearer ${keys.get(caller.scope)}`);
  const session = caller.kind === 'role' ? sessions.get(caller.role) : undefined;
  return session ? sent.set('Cookie', session.cookie).set('X-CSRF-Token', session.csrfToken) : sent;
}

const plain: Filling = { text: 'x', time: '2026-12-01T08:00:00+08:00', id: nobody };
/** Texts and times that schemas of shape let through and databases do not take. */
const fillings: readonly (readonly [string, Filling])[] = [
  ['plain texts and ids of nothing', plain],
  ['NUL', { ...plain, text: 'x\u0000x' }],
  ['a lone surrogate', { ...plain, text: 'x\ud83dx' }],
  ['the year 0', { ...plain, time: '0000-01-01T00:00:00Z' }],
  ['an offset of 18 hours', { ...plain, time: '2026-12-01T08:00:00+18:00' }],
];

/** The query of a route with each of its parameters given. */
function queryOf(route: RouteDefinition, filling: Filling): string {
  const example = Object.entries(exampleOf(route.query, filling) as Record<string, unknown>);
  return example.map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`).join('&');
}

const all = Object.values(routes) as RouteDefinition[];
/** These end the session that the other cases of this file use, or wait. */
const apart = new Set(['signOut', 'streamEvents']);

describe.each(all.filter(({ name }) => !apart.has(name)).map((route) => [route.name, route] as const))(
  '%s',
  (_, route) => {
    it.each(callers.map((caller) => [nameOf(caller), caller] as const))(
      'answers %s as the rules file says',
      async (_name, caller) => {
        const answer = await ask(caller, route).send(
          route.method === 'GET' || route.method === 'DELETE' ? undefined : {},
        );
        const refused = answer.status === 401 || answer.status === 403;
        if (mayAsk(caller, route)) {
          expect([answer.status, refused]).toEqual([answer.status, false]);
        } else {
          expect(answer.status).toBe(caller.kind === 'nobody' ? 401 : 403);
        }
        expect(answer.status).toBeLessThan(500);
      },
    );

    const bodies = [
      ['not JSON', '{"a":', 'application/json'],
      ['an array', '[]', 'application/json'],
      ['null', 'null', 'application/json'],
      ['an unknown field', '{"unheardOf":1}', 'application/json'],
      ['a poisoned prototype', '{"__proto__":{"admin":true}}', 'application/json'],
      ['XML', '<a/>', 'application/xml'],
    ] as const;
    if (route.body) {
      it.each(bodies)('refuses %s with a problem', async (_kind, body, type) => {
        const caller = callers.find((candidate) => mayAsk(candidate, route)) ?? { kind: 'nobody' };
        const answer = await ask(caller, route).set('Content-Type', type).send(body);
        expect([400, 415, 422]).toContain(answer.status);
        expect(answer.headers['content-type']).toContain('application/problem+json');
        expect(answer.body).toMatchObject({
          status: answer.status,
          code: expect.any(String),
          traceId: expect.any(String),
        });
      });
    }
  },
);

describe('values that are well-formed by shape alone', () => {
  // They change or end what other cases of this file stand on.
  const changing = new Set([...apart, 'endOtherSessions', 'changeProfile', 'changePerson']);

  it.each(fillings)('never fail on our side, with %s in bodies and queries of every route', async (_kind, filling) => {
    const failed: string[] = [];
    for (const route of all.filter(({ name }) => !changing.has(name))) {
      const caller = callers.find((candidate) => mayAsk(candidate, route)) ?? { kind: 'nobody' };
      const asked = ask(caller, route).query(queryOf(route, filling));
      const answer = await (route.body ? asked.send(exampleOf(route.body, filling) as object) : asked);
      if (answer.status >= 500) failed.push(`${route.method} ${route.path} ${answer.status}`);
    }
    expect(failed).toEqual([]);
  });

  it('fail alone in a batch', async () => {
    const answer = await request(app.getHttpServer())
      .post('/api/v1/submissions/batch')
      .set('Authorization', `Bearer ${keys.get('submit')}`)
      .send({
        items: [textBody(), textBody({ title: 'x\u0000' }), textBody({ dueAt: '0000-01-01T00:00:00Z' }), textBody()],
      });
    const { results } = answer.body as { results: { status: number }[] };
    expect([answer.status, results.map(({ status }) => status)]).toEqual([200, [201, 422, 422, 201]]);
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'cut off in a field',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="submission"\r\n\r\n{',
    ],
    [
      'cut off in a file',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nabc',
    ],
    [
      'with a part named __proto__',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
    ],
  ])('are refused in forms %s', async (_kind, type, body) => {
    for (const path of ['/submissions', '/submissions?dryRun=true', '/schedule-files/read']) {
      const answer = await request(app.getHttpServer())
        .post(`/api/v1${path}`)
        .set('Authorization', `Bearer ${keys.get('submit')}`)
        .set('Content-Type', type)
        .send(body);
      expect([path, answer.status, (answer.body as { code: string }).code]).toEqual([path, 422, 'invalid-body']);
    }
  });

  it.each([
    ['/api/v1/submissions/%zz', 400, 'invalid-query'],
    [`/api/v1/submissions/${'x'.repeat(400)}`, 404, 'not-found'],
  ])('are refused as problems in the address %s', async (path, status, code) => {
    const { headers, body, ...answer } = await request(app.getHttpServer()).get(path);
    expect([answer.status, (body as { code: string }).code]).toEqual([status, code]);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(headers['content-type']).toContain('application/problem+json');
  });
});

describe('the edge', () => {
  it('takes a changing request of a session only with its CSRF token', async () => {
    const session = sessions.get('reviewer');
    const answer = await request(app.getHttpServer())
      .post('/api/v1/reviews/claims')
      .set('Cookie', session?.cookie ?? '')
      .send({});
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([403, 'csrf-token']);
  });

  it('answers in the language that is asked for', async () => {
    const answer = await request(app.getHttpServer()).get('/api/v1/session').set('Accept-Language', 'zh-TW,zh;q=0.9');
    expect((answer.body as { title: string }).title).toBe('請登入或提供 API 金鑰');
  });

  it('sends security headers and a strict content policy', async () => {
    const { headers } = await request(app.getHttpServer()).get('/api/health');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  it('describes every route in OpenAPI 3.1', async () => {
    const { body } = await request(app.getHttpServer()).get('/api/openapi.json');
    const document = body as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };
    expect(document.openapi).toBe('3.1.0');
    const described = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(described.sort()).toEqual(all.map(({ name }) => name).sort());
    const responses = ({ operationId }: { operationId: string }) =>
      Object.values(document.paths)
        .flatMap((path) => Object.values(path) as unknown as { operationId: string; responses: object }[])
        .filter((operation) => operation.operationId === operationId)
        .flatMap((operation) => Object.keys(operation.responses));
    expect(
      ['submitOutput', 'waitForDecision', 'claimReview', 'getCatalog'].map((operationId) => responses({ operationId })),
    ).toEqual([
      ['200', '201', 'default'],
      ['200', '202', 'default'],
      ['201', '204', 'default'],
      ['200', 'default'],
    ]);
  });

  it('shows the description on a page that needs nothing from elsewhere', async () => {
    const page = await request(app.getHttpServer()).get('/api/docs');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links.length).toBe(4);
    for (const link of links) {
      const { status, headers } = await request(app.getHttpServer()).get(link);
      expect([link, status, headers['x-content-type-options']]).toEqual([link, 200, 'nosniff']);
    }
  });

  it('names every unknown thing at once, in a dry run as well, and refuses a body where none is taken', async () => {
    const send = (path: string, body: object) =>
      request(app.getHttpServer())
        .post(`/api/v1${path}`)
        .set('Authorization', `Bearer ${keys.get('submit')}`)
        .send(body);
    const images = ['a', 'b'].map((letter) => ({ digest: `sha256:${letter.repeat(64)}` }));
    const body = textBody({ system: 'nowhere', modality: 'image', content: { images } });
    for (const path of ['/submissions', '/submissions?dryRun=true']) {
      const answer = await send(path, body);
      const { errors } = answer.body as { errors: { pointer: string; code: string }[] };
      expect([answer.status, errors.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([
        422,
        ['/system unknown-system', '/content/images/0/digest unknown-blob', '/content/images/1/digest unknown-blob'],
      ]);
    }
    const { body: taken } = await send('/submissions', textBody());
    const { id } = taken as { id: string };
    expect((await send(`/submissions/${id}/withdraw`, { reason: 'A mistake.' })).status).toBe(422);
    expect((await send(`/submissions/${id}/withdraw`, {})).status).toBe(200);
  });

  it('counts the megabyte of a text in bytes', async () => {
    const send = (text: string) =>
      request(app.getHttpServer())
        .post('/api/v1/submissions?dryRun=true')
        .set('Authorization', `Bearer ${keys.get('submit')}`)
        .send(textBody({ content: { text } }));
    expect((await send('字'.repeat(349_525))).status).toBe(200);
    const over = await send('字'.repeat(349_526));
    expect([over.status, (over.body as { errors: object[] }).errors]).toMatchObject([
      422,
      [{ pointer: '/content/text' }],
    ]);
  });

  it('takes in an output, replays it, and refuses its key for another', async () => {
    const send = (body: object) =>
      request(app.getHttpServer())
        .post('/api/v1/submissions')
        .set('Authorization', `Bearer ${keys.get('submit')}`)
        .set('Idempotency-Key', 'k1')
        .send(body);
    const first = await send(textBody());
    const replay = await send(textBody());
    expect([first.status, replay.status]).toEqual([201, 200]);
    expect(replay.body).toEqual(first.body);
    expect((await send(textBody({ title: 'Other' }))).status).toBe(409);
  });

  it('answers each item of a batch on its own', async () => {
    const answer = await request(app.getHttpServer())
      .post('/api/v1/submissions/batch')
      .set('Authorization', `Bearer ${keys.get('submit')}`)
      .send({ items: [textBody(), { no: 'thing' }, textBody({ system: 'nowhere' })] });
    const { results } = answer.body as { results: { status: number }[] };
    expect(results.map(({ status }) => status)).toEqual([201, 422, 422]);
  });

  it('stores an image by its digest and refuses what is none', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const put = (bytes: Buffer | string, type: string) =>
      request(app.getHttpServer())
        .put('/api/v1/blobs')
        .set('Authorization', `Bearer ${keys.get('submit')}`)
        .set('Content-Type', type)
        .send(bytes);
    const stored = await put(png, 'image/png');
    expect([stored.status, stored.body]).toMatchObject([201, { mediaType: 'image/png', width: 1, height: 1 }]);
    expect((await put('<svg onload="alert(1)"/>', 'image/svg+xml')).status).toBe(415);
    expect((await put(png.subarray(0, 40), 'image/png')).status).toBeGreaterThanOrEqual(400);
  });
});
