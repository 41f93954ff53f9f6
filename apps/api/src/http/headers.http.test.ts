import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { addPerson, withPasswordHash } from '@countersign/identity';
import { setUpActor } from '@countersign/access';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const password = 'violet teapots sing';
const sessionCookie = 'countersign_session';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ COUNTERSIGN_PUBLIC_URL: 'https://countersign.example.org' });
  const person = await withPasswordHash({
    email: 'rita@example.org',
    name: 'Rita',
    language: 'en' as const,
    password,
    grants: [{ role: 'reviewer' as const, system: null }],
    competences: [],
  });
  await test.product.db.transaction((tx) => addPerson(tx, setUpActor, person));
});
afterAll(() => test.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  test.app.inject({ url, headers: { authorization: `Bearer ${test.key}`, ...headers } });

describe.each(['/', '/api/v1/submissions', '/api/v1/nowhere', '/api/openapi.json', '/log/vkey', '/metrics'])(
  'headers of %s',
  (url) => {
    it('keep browsers from running, guessing, framing and telling', async () => {
      const { headers } = await get(url, { origin: 'https://elsewhere.example' });
      const policy = String(headers['content-security-policy']);
      for (const directive of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy.split(';')).toContain(directive);
      }
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(headers['x-powered-by']).toBeUndefined();
    });

    it('name the type, and the encoding of texts', async () => {
      const type = String((await get(url)).headers['content-type']);
      expect(type).toMatch(/^(text|application)\/[^;]+; (.*; )?charset=utf-8$/);
    });
  },
);

describe('the session cookie', () => {
  it('is bound to this host over TLS, out of reach of scripts and of other sites', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'rita@example.org', password },
    });
    expect(answer.statusCode).toBe(201);
    const [cookie = '', ...attributes] = String(answer.headers['set-cookie']).split('; ');
    expect(cookie).toMatch(/^__Host-countersign_session=[\w-]{43}$/);
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']));
    expect(attributes.some((attribute) => attribute.startsWith('Domain'))).toBe(false);
    expect((await test.app.inject({ url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(200);
  });
});

describe('the description of the API', () => {
  const nameIn = async ({ app }: TestApp) =>
    (await app.inject({ url: '/api/openapi.json' })).json<{
      components: { securitySchemes: { session: { name: string } } };
    }>().components.securitySchemes.session.name;

  it('names the cookie as it is given, over TLS and where that is switched off', async () => {
    expect(await nameIn(test)).toBe('__Host-countersign_session');
    const plain = await openTestApp({
      COUNTERSIGN_PUBLIC_URL: 'https://countersign.example.org',
      COUNTERSIGN_SECURE_COOKIES: 'off',
    });
    expect(await nameIn(plain)).toBe('countersign_session');
    await plain.close();
  });
});

describe('parameters', () => {
  it.each(['/api/v1/submissions?limit=1&limit=2', '/api/v1/submissions?limit=1&unknown=2'])(
    'that stand twice or are unknown are refused: %s',
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid-query']);
    },
  );
});

/** What the process's log was told while that was done. */
async function toldBy(act: () => Promise<unknown>, level: 'warn' | 'error' = 'warn'): Promise<unknown[]> {
  const told: unknown[] = [];
  const before = Logger.prototype[level];
  Logger.prototype[level] = (message: unknown) => void told.push(message);
  try {
    await act();
  } finally {
    Logger.prototype[level] = before;
  }
  return told;
}

describe('refused requests', () => {
  it('are told to whoever reads the log of the process, without the credential', async () => {
    const told = await toldBy(async () => {
      await get('/api/v1/people');
      await get('/api/v1/people', { authorization: 'Bearer cs_live_wrong' });
    });
    expect(told).toMatchObject([
      { refused: 'forbidden', who: expect.stringMatching(/^key:/), method: 'GET', route: '/api/v1/people' },
      { refused: 'not-signed-in', who: null, method: 'GET', route: '/api/v1/people' },
    ]);
    expect(JSON.stringify(told)).not.toContain('cs_live');
  });

  it('that are only the first step of a sign-in are not told', async () => {
    const person = await withPasswordHash({
      email: 'chen@example.org',
      name: 'Chen',
      language: 'en' as const,
      password,
      grants: [{ role: 'reviewer' as const, system: null }],
      competences: [],
    });
    const { id } = await test.product.db.transaction((tx) => addPerson(tx, setUpActor, person));
    await test.product.db.transaction((tx) =>
      tx.execute(
        'insert into authenticator (person_id, sealed_secret, created_at, confirmed_at) values ($1, $2, $3, $3)',
        [id, test.product.factors.sealSeed(Buffer.alloc(20)), new Date()],
      ),
    );
    const codes: string[] = [];
    const told = await toldBy(async () => {
      for (const word of [password, 'not the password']) {
        const payload = { email: person.email, password: word };
        const answer = await test.app.inject({ method: 'POST', url: '/api/v1/session', payload });
        codes.push(answer.json<{ code: string }>().code);
      }
    });
    expect(codes).toEqual(['second-factor-needed', 'sign-in-failed']);
    expect(told).toMatchObject([{ refused: 'sign-in-failed' }]);
  });

  it('over the limit are told once for a credential', async () => {
    const limited = await openTestApp({ COUNTERSIGN_RATE_LIMIT: '2' });
    const statuses: number[] = [];
    const told = await toldBy(async () => {
      for (const secret of [limited.key, 'none']) {
        for (let n = 0; n < 5; n += 1) {
          const headers = { authorization: `Bearer ${secret}` };
          statuses.push((await limited.app.inject({ url: '/api/v1/submissions', headers })).statusCode);
        }
      }
    });
    await limited.close();
    expect(statuses).toEqual([200, 200, 429, 429, 429, 401, 401, 429, 429, 429]);
    const refused = told.map((message) => (message as { refused: string }).refused);
    expect(refused).toEqual(['rate-limited', 'not-signed-in', 'not-signed-in', 'rate-limited']);
    expect(JSON.stringify(told)).not.toContain(limited.key);
  });

  it.each([
    ['a made-up link each', (n: number) => ({ url: `/api/v1/downloads?token=${n}` })],
    ['another spelling of the path', (n: number) => ({ url: '/%61pi/v1/submissions', headers: { 'x-n': String(n) } })],
    [
      'a made-up session each',
      (n: number) => ({ url: '/api/v1/submissions', headers: { cookie: `${sessionCookie}=${'a'.repeat(42)}${n}` } }),
    ],
    [
      'a made-up session at each sign-in',
      (n: number) => ({
        method: 'POST' as const,
        url: '/api/v1/session',
        headers: { cookie: `${sessionCookie}=${n}` },
        payload: { email: `p${n}@example.com`, password: 'wrong' },
      }),
    ],
  ])('are counted for the address, with %s', async (_, requestOf) => {
    const limited = await openTestApp({ COUNTERSIGN_RATE_LIMIT: '3' });
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push(await limited.app.inject(requestOf(n)));
    const mine = await limited.app.inject({
      url: '/api/v1/submissions',
      headers: { authorization: `Bearer ${limited.key}` },
    });
    await limited.close();
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.slice(0, 3)).not.toContain(429);
    expect(statuses.slice(3)).toEqual([429, 429]);
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect(mine.statusCode).toBe(200);
  });
});

describe('an error that nobody foresaw', () => {
  it('is told to whoever reads the log of the process; the caller learns where, and nothing of it', async () => {
    const { db } = test.product;
    const { read } = db;
    await get('/api/v1/submissions');
    let answer: Awaited<ReturnType<typeof get>> | undefined;
    const told = await toldBy(async () => {
      db.read = () => Promise.reject(new Error('the relation "hidden" does not exist'));
      answer = await get('/api/v1/submissions').finally(() => void (db.read = read));
    }, 'error');
    const { code, traceId } = answer?.json<{ code: string; traceId: string }>() ?? {};
    expect([answer?.statusCode, code]).toEqual([500, 'internal']);
    expect(told).toEqual([{ traceId, error: expect.stringContaining('the relation "hidden" does not exist') }]);
    expect(answer?.body).not.toContain('hidden');
  });
});
