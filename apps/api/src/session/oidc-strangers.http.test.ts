import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SealedTokens } from '@countersign/identity';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', PORT: '9' });
});
afterAll(() => test.close());

const entries = async (): Promise<number> => {
  const [row] = await test.product.db.read((tx) =>
    tx.query<{ n: number }>('select count(*)::int as n from audit_entry', []),
  );
  return row?.n ?? -1;
};
const come = (url: string, cookies: Record<string, string> = {}) => test.app.inject({ url, cookies });

/** A visitor who keeps the cookie of a flow that they began, and sends it as often as they like. */
function kept(): Record<string, string> {
  const flows = new SealedTokens(test.product.secretKey, 'countersign-oidc-flow:', z.looseObject({ expires: z.int() }));
  const expires = Math.floor(Date.now() / 1000) + 300;
  const flow = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/queue', expires };
  return { countersign_oidc: flows.issue(flow) };
}

describe('a visitor whom no provider has proved', () => {
  it.each([
    ['begins while the provider is down', '/api/v1/session/oidc', 'provider-unreachable'],
    ['leaves while it is down', '/api/v1/session/oidc/end', 'provider-unreachable'],
    ['comes back while it is down', '/api/v1/session/oidc/callback?state=s&code=c', 'provider-unreachable'],
    ['says that they cancelled', '/api/v1/session/oidc/callback?state=s&error=access_denied', 'cancelled'],
    ['brings another state', '/api/v1/session/oidc/callback?state=t&code=c', 'expired'],
  ])('writes no entry of the log: %s', async (_, url, reason) => {
    const before = await entries();
    const cookies = kept();
    for (let n = 0; n < 2; n += 1) {
      const answer = await come(url, cookies);
      expect(answer.headers['location']).toMatch(new RegExp(`#/login\\?refused=${reason}$`));
    }
    expect(await entries()).toBe(before);
  });
});
