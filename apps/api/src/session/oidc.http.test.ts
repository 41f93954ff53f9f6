import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import type { Grant, PersonView, SessionView } from '@countersign/contracts';
import { freePort } from '@countersign/database';
import { addPerson, changePerson, SealedTokens, withPasswordHash } from '@countersign/identity';
import { startIdentityProvider, type ProviderAccount, type TestIdentityProvider } from '@countersign/testing';
import { z } from 'zod';
import { readConfig } from '../config.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const shipped = fileURLToPath(new URL('../../../../policies', import.meta.url));
const rules = `version: 1
matchBy: email-verified
createPeople: true
roles:
  - { claim: quality-reviewers, role: reviewer, system: null }
  - { claim: quality-leads, role: lead, system: answers }
  - { claim: elsewhere, role: lead, system: no-such-system }
competences:
  - { claim: planners, competence: production-planning }
`;

let test: TestApp;
let provider: TestIdentityProvider;
let policies: string;
let url: string;

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  policies = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  await cp(shipped, policies, { recursive: true });
  await writeFile(join(policies, 'sign-in.yaml'), rules);
  const client = { clientId: 'countersign', clientSecret: 'a-secret-of-the-tests-32-characters' };
  provider = await startIdentityProvider(
    { ...client, redirectUri: `${url}/api/v1/session/oidc/callback`, postLogoutRedirectUri: `${url}/` },
    [],
  );
  test = await openTestApp({
    PORT: String(port),
    COUNTERSIGN_POLICIES: policies,
    COUNTERSIGN_RATE_LIMIT: '100000',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.clientId,
    OIDC_CLIENT_SECRET: client.clientSecret,
    OIDC_SCOPES: 'openid email profile groups',
    OIDC_ROLES_CLAIM: 'realm_access.roles',
    OIDC_LABEL: 'Example Login',
  });
  await test.app.listen(port, '127.0.0.1');
});
afterAll(async () => {
  await test.close();
  await provider.stop();
  await rm(policies, { recursive: true });
});

/** As much of a browser as a sign-in takes: cookies by host, and one redirect at a time. */
class Browser {
  private readonly jar = new Map<string, Map<string, string>>();

  cookie(name: string): string | undefined {
    return this.jar.get(new URL(url).host)?.get(name);
  }

  setCookie(name: string, value: string): void {
    const { host } = new URL(url);
    this.jar.set(host, (this.jar.get(host) ?? new Map<string, string>()).set(name, value));
  }

  async open(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address);
    const held = this.jar.get(host) ?? new Map<string, string>();
    const cookie = [...held].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) held.delete(name);
      else held.set(name, value);
    }
    this.jar.set(host, held);
    return answer;
  }

  /** Follows redirects until an address that begins so, which is not opened; or until a page. */
  async follow(address: string, until: string, init: RequestInit = {}): Promise<string> {
    let [at, how] = [address, init];
    for (let hops = 0; hops < 12; hops += 1) {
      if (at.startsWith(until)) return at;
      const answer = await this.open(at, how);
      const next = answer.headers.get('location');
      if (next === null) return at;
      at = new URL(next, at).href;
      how = {};
    }
    throw new Error('There were too many redirects.');
  }

  /** From our address to the provider, where that account signs in; answers the address of the way back, which is not opened. */
  async authenticate(account: string | null, change: (address: URL) => void = () => {}): Promise<string> {
    const start = await this.open(`${url}/api/v1/session/oidc?returnTo=${encodeURIComponent('/queue?page=2')}`);
    const address = new URL(start.headers.get('location') ?? '');
    change(address);
    const back = `${url}/api/v1/session/oidc/callback`;
    const page = await this.follow(address.href, back);
    if (page.startsWith(back)) return page;
    const body = new URLSearchParams(account === null ? {} : { account });
    return this.follow(page, back, { method: 'POST', body });
  }

  /** Signs in; answers where the browser ends. */
  async signIn(account: string | null): Promise<string> {
    return this.finish(await this.authenticate(account));
  }

  async finish(back: string): Promise<string> {
    const answer = await this.open(back);
    return (answer.headers.get('location') ?? '').replace(`${url}/#`, '');
  }

  async session(): Promise<SessionView> {
    const answer = await this.open(`${url}/api/v1/session`);
    return (await answer.json()) as SessionView;
  }
}

let count = 0;
function account(change: Record<string, unknown> = {}): ProviderAccount {
  count += 1;
  const made = {
    sub: `subject-${count}`,
    name: `Person ${count}`,
    email: `person-${count}@example.org`,
    email_verified: true,
    realm_access: { roles: ['quality-reviewers'] },
    ...change,
  };
  provider.accounts.set(made.sub, made);
  return made;
}

async function person(email: unknown, grants: Grant[] = [{ role: 'compliance', system: null }]): Promise<PersonView> {
  const input = await withPasswordHash({
    email: String(email),
    name: 'By hand',
    language: 'en' as const,
    password: 'a-password-for-tests',
    grants,
    competences: ['medicine'],
  });
  return test.product.db.transaction((tx) => addPerson(tx, setUpActor, input));
}

const refused = (reason: string) => `/login?refused=${reason}`;
let lastEntry = '';
beforeEach(async () => {
  await recorded();
});
async function recorded(): Promise<{ action: string; payload: Record<string, unknown> }[]> {
  const rows = await test.product.db.read((tx) =>
    tx.query<{ id: string; action: string; payload: Record<string, unknown> }>(
      `select e.id, action, payload from audit_entry e join audit_payload p on p.entry_id = e.id
       where e.id::text > $1 order by e.id`,
      [lastEntry],
    ),
  );
  lastEntry = rows.at(-1)?.id ?? lastEntry;
  return rows.map(({ action, payload }) => ({ action, payload }));
}

describe('a sign-in by a real OpenID provider', () => {
  it('ends where the person wanted to go, with a session, roles by claims, and its record', async () => {
    const { sub, email } = account({
      realm_access: { roles: ['quality-reviewers', 'planners', 'others', 'elsewhere'] },
    });
    const browser = new Browser();
    expect(await browser.signIn(sub)).toBe('/queue?page=2');
    const session = await browser.session();
    expect(session.person).toMatchObject({
      email,
      grants: [{ role: 'reviewer', system: null }],
      competences: ['production-planning'],
    });
    const entries = await recorded();
    expect(entries.map(({ action }) => action)).toEqual([
      'person.added',
      'person.identity-linked',
      'person.changed',
      'person.signed-in',
    ]);
    expect(entries.at(-1)?.payload).toMatchObject({ means: ['oidc'] });
    expect(JSON.stringify(entries)).not.toContain(sub);
  });

  it('finds the person of a verified address once, and by issuer and subject from then on', async () => {
    const { sub, email } = account();
    const known = await person(email);
    const browser = new Browser();
    expect(await browser.signIn(sub)).toBe('/queue?page=2');
    expect((await browser.session()).person).toMatchObject({
      id: known.id,
      name: 'By hand',
      grants: [
        { role: 'compliance', system: null },
        { role: 'reviewer', system: null },
      ],
      competences: ['medicine'],
    });
    account({ sub, email: 'moved@example.org', email_verified: false });
    const later = new Browser();
    await later.signIn(sub);
    expect((await later.session()).person.id).toBe(known.id);
    // Somebody else gets the address: it leads to nobody again.
    const heir = account({ email });
    expect(await new Browser().signIn(heir.sub)).toBe(refused('address-taken'));
  });

  it('gives at each sign-in what the claims give then, and leaves what was given by hand', async () => {
    const { sub, email } = account({ realm_access: { roles: ['quality-reviewers', 'quality-leads', 'planners'] } });
    const { id } = await person(email, [{ role: 'reviewer', system: null }]);
    await new Browser().signIn(sub);
    const roles = async () => {
      const browser = new Browser();
      await browser.signIn(sub);
      const { grants, competences } = (await browser.session()).person;
      return [...grants.map(({ role, system }) => `${role} ${system ?? '*'}`), ...competences];
    };
    expect(await roles()).toEqual(['lead answers', 'reviewer *', 'medicine', 'production-planning']);
    account({ sub, email, realm_access: { roles: [] } });
    await recorded();
    expect(await roles()).toEqual(['reviewer *', 'medicine']);
    expect((await recorded()).find(({ action }) => action === 'person.changed')?.payload).toMatchObject({
      person: id,
      fields: ['competences', 'grants'],
      grants: [{ role: 'reviewer', system: null }],
    });
  });

  it('adds one person though two sign-ins of a new subject come back at once', async () => {
    const { sub, email } = account();
    const browsers = [new Browser(), new Browser()];
    const backs = await Promise.all(browsers.map((browser) => browser.authenticate(sub)));
    const ends = await Promise.all(browsers.map((browser, index) => browser.finish(backs[index] ?? '')));
    expect(ends).toEqual(['/queue?page=2', '/queue?page=2']);
    const ids = await Promise.all(browsers.map(async (browser) => (await browser.session()).person.id));
    expect(new Set(ids).size).toBe(1);
    const [added] = await test.product.db.read((tx) =>
      tx.query<{ n: number }>('select count(*)::int as n from person where email = $1', [email]),
    );
    expect(added?.n).toBe(1);
  });

  it('is offered beside passwords, and ends at the provider as well', async () => {
    const offer = await fetch(`${url}/api/v1/session/offer`);
    expect(await offer.json()).toEqual({ password: true, oidc: { label: 'Example Login' } });
    const leave = await new Browser().open(`${url}/api/v1/session/oidc/end`);
    const address = new URL(leave.headers.get('location') ?? '');
    expect([address.origin, address.searchParams.get('post_logout_redirect_uri')]).toEqual([
      provider.issuer,
      `${url}/`,
    ]);
    expect((await fetch(address)).status).toBe(200);
  });

  it('keeps what the browser need not know from it', async () => {
    const browser = new Browser();
    const start = await browser.open(`${url}/api/v1/session/oidc`);
    const cookie = start.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toContain('Path=/api/v1/session/oidc');
    const asked = new URL(start.headers.get('location') ?? '').searchParams;
    expect([asked.get('code_challenge_method'), asked.get('response_type')]).toEqual(['S256', 'code']);
    for (const name of ['state', 'nonce']) expect(cookie).not.toContain(asked.get(name));
  });
});

describe('is refused and says why', () => {
  it.each([
    ['whose address is not verified', { email_verified: false }, 'email-not-verified'],
    ['who has no address', { email: undefined }, 'email-not-verified'],
    ['who would have no role', { realm_access: { roles: ['others'] } }, 'no-role'],
    ['whose roles are no list', { realm_access: 'quality-reviewers' }, 'no-role'],
  ])('somebody %s', async (_, change, reason) => {
    const browser = new Browser();
    expect(await browser.signIn(account(change).sub)).toBe(refused(reason));
    expect(browser.cookie('countersign_session')).toBeUndefined();
    expect(await recorded()).toMatchObject([{ action: 'session.refused', payload: { means: 'oidc', reason } }]);
  });

  it('somebody who lost the last role, whose open sessions lose it, too', async () => {
    const { sub, email } = account();
    const browser = new Browser();
    await browser.signIn(sub);
    account({ sub, email, realm_access: { roles: [] } });
    expect(await new Browser().signIn(sub)).toBe(refused('no-role'));
    await new Promise((resolve) => {
      setTimeout(resolve, 1050);
    });
    expect((await browser.session()).roles).toEqual([]);
  });

  it('somebody deactivated', async () => {
    const { sub, email } = account();
    const { id } = await person(email);
    await new Browser().signIn(sub);
    await test.product.db.transaction((tx) => changePerson(tx, setUpActor, { id, active: false }));
    expect(await new Browser().signIn(sub)).toBe(refused('inactive'));
    expect((await recorded()).at(-1)?.payload).toMatchObject({ person: id, reason: 'inactive' });
  });

  it('somebody who cancels', async () => {
    expect(await new Browser().signIn(null)).toBe(refused('cancelled'));
  });
});

describe('an answer that is not what was asked for', () => {
  const opened = (browser: Browser) => browser.cookie('countersign_session') !== undefined;

  it.each<[string, (back: URL) => void, string]>([
    ['another state', (back) => back.searchParams.set('state', 'x'.repeat(43)), 'expired'],
    ['no state', (back) => back.searchParams.delete('state'), 'expired'],
    ['another issuer', (back) => back.searchParams.set('iss', 'http://127.0.0.1:1'), 'answer-not-accepted'],
    ['another code', (back) => back.searchParams.set('code', 'x'.repeat(43)), 'answer-not-accepted'],
    ['no code', (back) => back.searchParams.delete('code'), 'answer-not-accepted'],
  ])('opens no session: %s', async (_, change, reason) => {
    const browser = new Browser();
    const back = new URL(await browser.authenticate(account().sub));
    change(back);
    expect(await browser.finish(back.href)).toBe(refused(reason));
    expect(opened(browser)).toBe(false);
  });

  it('opens no session: another nonce in the ID token', async () => {
    const browser = new Browser();
    const back = await browser.authenticate(account().sub, (address) => address.searchParams.set('nonce', 'another'));
    expect(await browser.finish(back)).toBe(refused('answer-not-accepted'));
    expect(opened(browser)).toBe(false);
  });

  it('opens no session: a code that was bound to another verifier', async () => {
    const browser = new Browser();
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const back = await browser.authenticate(account().sub, (address) =>
      address.searchParams.set('code_challenge', challenge),
    );
    expect(await browser.finish(back)).toBe(refused('answer-not-accepted'));
  });

  it('opens no second session for a code that was used', async () => {
    const browser = new Browser();
    const back = await browser.authenticate(account().sub);
    const kept = browser.cookie('countersign_oidc') ?? '';
    expect(await browser.finish(back)).toBe('/queue?page=2');
    expect(browser.cookie('countersign_oidc')).toBeUndefined();
    const thief = new Browser();
    thief.setCookie('countersign_oidc', kept);
    expect(await thief.finish(back)).toBe(refused('answer-not-accepted'));
    expect(opened(thief)).toBe(false);
  });

  it('opens no session in a browser that did not begin, and records nothing of it', async () => {
    const back = await new Browser().authenticate(account().sub);
    const victim = new Browser();
    expect(await victim.finish(back)).toBe(refused('expired'));
    victim.setCookie('countersign_oidc', 'AAAA');
    expect(await victim.finish(back)).toBe(refused('expired'));
    expect([opened(victim), await recorded()]).toEqual([false, []]);
  });

  it('opens no session after ten minutes', async () => {
    const browser = new Browser();
    const back = await browser.authenticate(account().sub);
    const flows = new SealedTokens(
      test.product.secretKey,
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
      const answer = await fetch(`${url}/api/v1/session/oidc?returnTo=${encodeURIComponent(returnTo)}`, {
        redirect: 'manual',
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    },
  );
});

describe('the settings', () => {
  it('say when the provider cannot be reached', async () => {
    const alone = await openTestApp({ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', PORT: '9' });
    const answer = await alone.app.inject({ url: '/api/v1/session/oidc' });
    expect(answer.headers['location']).toMatch(/#\/login\?refused=provider-unreachable$/);
    await alone.close();
  });

  it('switch passwords off', async () => {
    const strict = await openTestApp({
      OIDC_ISSUER: provider.issuer,
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
