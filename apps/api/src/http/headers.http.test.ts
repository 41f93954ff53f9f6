import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { addPerson, withPasswordHash } from '@countersign/identity';
import { setUpActor } from '@countersign/access';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const password = 'violet teapots sing';

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

describe('parameters', () => {
  it.each(['/api/v1/submissions?limit=1&limit=2', '/api/v1/submissions?limit=1&unknown=2'])(
    'that stand twice or are unknown are refused: %s',
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid-query']);
    },
  );
});

describe('refused requests', () => {
  it('are told to whoever reads the log of the process, without the credential', async () => {
    const told: unknown[] = [];
    const { warn } = Logger.prototype;
    Logger.prototype.warn = (message: unknown) => void told.push(message);
    try {
      await get('/api/v1/people');
      await get('/api/v1/people', { authorization: 'Bearer cs_live_wrong' });
    } finally {
      Logger.prototype.warn = warn;
    }
    expect(told).toMatchObject([
      { refused: 'forbidden', who: expect.stringMatching(/^key:/), method: 'GET', route: '/api/v1/people' },
      { refused: 'not-signed-in', who: null, method: 'GET', route: '/api/v1/people' },
    ]);
    expect(JSON.stringify(told)).not.toContain('cs_live');
  });
});
