import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
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

  it('reads what somebody known sends', async () => {
    expect(await codeOf(post({ Authorization: `Bearer ${test.key}` }, '{ this is not JSON'))).toBe('invalid-json');
  });
});
