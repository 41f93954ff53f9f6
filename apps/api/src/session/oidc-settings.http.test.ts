import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../config.js';
import { openTestApp } from '../testing/test-app.js';

describe('the settings', () => {
  it('say when the provider cannot be reached', async () => {
    const alone = await openTestApp({ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', PORT: '9' });
    const answer = await alone.app.inject({ url: '/api/v1/session/oidc' });
    expect(answer.headers['location']).toMatch(/#\/login\?refused=provider-unreachable$/);
    await alone.close();
  });

  it('switch passwords off', async () => {
    const strict = await openTestApp({
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'countersign',
      OIDC_LOCAL_SIGN_IN: 'off',
    });
    const answer = await strict.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'a@example.org', password: 'a-password-for-tests' },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'password-off']);
    await strict.close();
  });

  it.each([
    [{ OIDC_ISSUER: 'http://login.example.org', OIDC_CLIENT_ID: 'x' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'http://127.0.0.1.example.org', OIDC_CLIENT_ID: 'x' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://login.example.org' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_LOCAL_SIGN_IN: 'off' }, 'OIDC_LOCAL_SIGN_IN'],
    [{ OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'x', OIDC_SCOPES: 'email' }, 'OIDC_SCOPES'],
  ])('are refused at start: %j', (settings, name) => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://localhost/x', ...settings })).toThrow(name);
  });
});
