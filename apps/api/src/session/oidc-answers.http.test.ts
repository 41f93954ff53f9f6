import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SealedTokens } from '@countersign/identity';
import { z } from 'zod';
import type { OidcBrowser } from '../testing/oidc-browser.js';
import { OidcStage, refused } from '../testing/oidc-stage.js';

let stage: OidcStage;
beforeAll(async () => {
  stage = await OidcStage.open();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.recorded();
});

describe('an answer that is not what was asked for', () => {
  const opened = (browser: OidcBrowser) => browser.cookie('countersign_session') !== undefined;

  it.each<[string, (back: URL) => void, string]>([
    ['another state', (back) => back.searchParams.set('state', 'x'.repeat(43)), 'expired'],
    ['no state', (back) => back.searchParams.delete('state'), 'expired'],
    ['another issuer', (back) => back.searchParams.set('iss', 'http://127.0.0.1:1'), 'answer-not-accepted'],
    ['another code', (back) => back.searchParams.set('code', 'x'.repeat(43)), 'answer-not-accepted'],
    ['no code', (back) => back.searchParams.delete('code'), 'answer-not-accepted'],
  ])('opens no session: %s', async (_, change, reason) => {
    const browser = stage.browser();
    const back = new URL(await browser.authenticate(stage.account().sub));
    change(back);
    expect(await browser.finish(back.href)).toBe(refused(reason));
    expect(opened(browser)).toBe(false);
  });

  it('opens no session: another nonce in the ID token', async () => {
    const browser = stage.browser();
    const back = await browser.authenticate(stage.account().sub, (address) =>
      address.searchParams.set('nonce', 'another'),
    );
    expect(await browser.finish(back)).toBe(refused('answer-not-accepted'));
    expect(opened(browser)).toBe(false);
  });

  it('opens no session: a code that was bound to another verifier', async () => {
    const browser = stage.browser();
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const back = await browser.authenticate(stage.account().sub, (address) =>
      address.searchParams.set('code_challenge', challenge),
    );
    expect(await browser.finish(back)).toBe(refused('answer-not-accepted'));
  });

  it('opens no second session for a code that was used', async () => {
    const browser = stage.browser();
    const back = await browser.authenticate(stage.account().sub);
    const kept = browser.cookie('countersign_oidc') ?? '';
    expect(await browser.finish(back)).toBe('/queue?page=2');
    expect(browser.cookie('countersign_oidc')).toBeUndefined();
    const thief = stage.browser();
    thief.setCookie('countersign_oidc', kept);
    expect(await thief.finish(back)).toBe(refused('answer-not-accepted'));
    expect(opened(thief)).toBe(false);
  });

  it('opens no session in a browser that did not begin, and records nothing of it', async () => {
    const back = await stage.browser().authenticate(stage.account().sub);
    const victim = stage.browser();
    expect(await victim.finish(back)).toBe(refused('expired'));
    victim.setCookie('countersign_oidc', 'AAAA');
    expect(await victim.finish(back)).toBe(refused('expired'));
    expect([opened(victim), await stage.recorded()]).toEqual([false, []]);
  });

  it('opens no session after ten minutes', async () => {
    const browser = stage.browser();
    const back = await browser.authenticate(stage.account().sub);
    const flows = new SealedTokens(
      stage.test.product.secretKey,
      'countersign-oidc-flow:',
      z.looseObject({ expires: z.int() }),
    );
    const flow = flows.read(browser.cookie('countersign_oidc') ?? '', new Date());
    expect(Number(flow?.expires) * 1000 - Date.now()).toBeLessThanOrEqual(600_000);
    browser.setCookie('countersign_oidc', flows.issue({ ...flow, expires: Math.floor(Date.now() / 1000) }));
    expect(await browser.finish(back)).toBe(refused('expired'));
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'queue', '/a\r\nSet-Cookie: x=y'])(
    'is never sent on to %j',
    async (returnTo) => {
      const answer = await fetch(`${stage.url}/api/v1/session/oidc?returnTo=${encodeURIComponent(returnTo)}`, {
        redirect: 'manual',
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    },
  );
});
