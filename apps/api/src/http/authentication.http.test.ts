import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { setUpActor } from '@countersign/access';
import { createKey } from '@countersign/identity';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const post = (headers: Record<string, string>, body: string) =>
  request(test.app.getHttpServer())
    .post('/api/v1/submissions')
    .set('Content-Type', 'application/json')
    .set(headers)
    .send(body);
const codeOf = async (answer: request.Test) => ((await answer).body as { code: string }).code;

describe('authentication', () => {
  it.each([
    ['nobody', {}],
    ['an unknown key', { Authorization: `Bearer cs_live_${'a'.repeat(60)}` }],
    ['an unknown session', { Cookie: `countersign_session=${'A'.repeat(43)}` }],
  ])('refuses %s before it reads what they send', async (_, headers) => {
    expect(await codeOf(post(headers, '{ this is not JSON'))).toBe('not-signed-in');
    expect(await codeOf(post(headers, JSON.stringify({ text: 'x'.repeat(2_000_000) })))).toBe('not-signed-in');
  });

  it.each([
    ['203.0.113.7', ['127.0.0.1'], 'address-not-allowed'],
    ['127.0.0.1', ['203.0.113.0/24', '2001:db8::/32'], 'address-not-allowed'],
    ['203.0.113.7', ['203.0.113.0/24'], undefined],
    ['::ffff:203.0.113.7', ['203.0.113.0/24'], undefined],
    ['127.0.0.1', [], undefined],
  ])('from %s, a key bound to %j: %s', async (remoteAddress, addresses, code) => {
    const { secret } = await test.product.db.transaction((tx) =>
      createKey(tx, setUpActor, { name: 'bound', scopes: ['read'], systems: [], addresses }),
    );
    const answer = await test.app.inject({
      url: '/api/v1/submissions',
      headers: { authorization: `Bearer ${secret}` },
      remoteAddress,
    });
    expect(answer.json<{ code?: string }>().code).toBe(code);
    expect(answer.statusCode).toBe(code === undefined ? 200 : 403);
  });

  it('does not believe an address that the caller writes itself', async () => {
    const { secret } = await test.product.db.transaction((tx) =>
      createKey(tx, setUpActor, { name: 'bound', scopes: ['read'], systems: [], addresses: ['203.0.113.0/24'] }),
    );
    const answer = await test.app.inject({
      url: '/api/v1/submissions',
      headers: { authorization: `Bearer ${secret}`, 'x-forwarded-for': '203.0.113.7' },
    });
    expect(answer.statusCode).toBe(403);
  });

  it('reads what somebody known sends', async () => {
    expect(await codeOf(post({ Authorization: `Bearer ${test.key}` }, '{ this is not JSON'))).toBe('invalid-json');
  });
});

describe('behind a proxy', () => {
  let behind: TestApp;
  let secret: string;
  beforeAll(async () => {
    behind = await openTestApp({ COUNTERSIGN_TRUST_PROXY: 'on' });
    const key = { name: 'bound', scopes: ['read' as const], systems: [], addresses: ['203.0.113.0/24'] };
    ({ secret } = await behind.product.db.transaction((tx) => createKey(tx, setUpActor, key)));
  });
  afterAll(() => behind.close());

  it.each([
    ['203.0.113.7', 200],
    // The proxy appends whom it saw; what stands before is the client's own.
    ['203.0.113.7, 198.51.100.1', 403],
    ['198.51.100.1, 203.0.113.7', 200],
    ['203.0.113.7, 127.0.0.1', 200],
  ])('takes the client to be whom the proxy saw: "%s"', async (forwarded, status) => {
    const headers = { authorization: `Bearer ${secret}`, 'x-forwarded-for': forwarded };
    expect((await behind.app.inject({ url: '/api/v1/submissions', headers })).statusCode).toBe(status);
  });

  it('does not believe who is not the proxy', async () => {
    const headers = { authorization: `Bearer ${secret}`, 'x-forwarded-for': '203.0.113.7' };
    const answer = await behind.app.inject({ url: '/api/v1/submissions', headers, remoteAddress: '198.51.100.1' });
    expect(answer.statusCode).toBe(403);
  });
});

describe('what browsers and proxies may keep', () => {
  it.each([
    ['/api/v1/submissions', 'no-store'],
    ['/api/v1/session', 'no-store'],
    ['/api/openapi.json', 'no-store'],
    ['/api/v1/nowhere', 'no-store'],
  ])('%s: %s', async (url, kept) => {
    const answer = await test.app.inject({ url, headers: { authorization: `Bearer ${test.key}` } });
    expect(answer.headers['cache-control']).toBe(kept);
  });

  it('does not answer TRACE', async () => {
    expect((await test.app.inject({ method: 'TRACE' as 'GET', url: '/api/v1/session' })).statusCode).toBe(404);
  });
});
