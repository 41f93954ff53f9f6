import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { changePerson } from '@countersign/identity';
import { OidcStage, refused } from '../testing/oidc-stage.js';

let stage: OidcStage;
beforeAll(async () => {
  stage = await OidcStage.open();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.recorded();
});

describe('a sign-in by a real OpenID provider', () => {
  it('ends where the person wanted to go, with a session, roles by claims, and its record', async () => {
    const { sub, email } = stage.account({
      realm_access: { roles: ['quality-reviewers', 'planners', 'others', 'elsewhere'] },
    });
    const browser = stage.browser();
    expect(await browser.signIn(sub)).toBe('/queue?page=2');
    const session = await browser.session();
    expect(session.person).toMatchObject({
      email,
      grants: [{ role: 'reviewer', system: null }],
      competences: ['production-planning'],
    });
    const entries = await stage.recorded();
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
    const { sub, email } = stage.account();
    const known = await stage.person(email);
    const browser = stage.browser();
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
    stage.account({ sub, email: 'moved@example.org', email_verified: false });
    const later = stage.browser();
    await later.signIn(sub);
    expect((await later.session()).person.id).toBe(known.id);
    // Somebody else gets the address: it leads to nobody again.
    const heir = stage.account({ email });
    expect(await stage.browser().signIn(heir.sub)).toBe(refused('address-taken'));
  });

  it('gives at each sign-in what the claims give then, and leaves what was given by hand', async () => {
    const { sub, email } = stage.account({
      realm_access: { roles: ['quality-reviewers', 'quality-leads', 'planners'] },
    });
    const { id } = await stage.person(email, [{ role: 'reviewer', system: null }]);
    await stage.browser().signIn(sub);
    const roles = async () => {
      const browser = stage.browser();
      await browser.signIn(sub);
      const { grants, competences } = (await browser.session()).person;
      return [...grants.map(({ role, system }) => `${role} ${system ?? '*'}`), ...competences];
    };
    expect(await roles()).toEqual(['lead answers', 'reviewer *', 'medicine', 'production-planning']);
    stage.account({ sub, email, realm_access: { roles: [] } });
    await stage.recorded();
    expect(await roles()).toEqual(['reviewer *', 'medicine']);
    expect((await stage.recorded()).find(({ action }) => action === 'person.changed')?.payload).toMatchObject({
      person: id,
      fields: ['competences', 'grants'],
      grants: [{ role: 'reviewer', system: null }],
    });
  });

  it('adds one person though two sign-ins of a new subject come back at once', async () => {
    const { sub, email } = stage.account();
    const browsers = [stage.browser(), stage.browser()];
    const backs = await Promise.all(browsers.map((browser) => browser.authenticate(sub)));
    const ends = await Promise.all(browsers.map((browser, index) => browser.finish(backs[index] ?? '')));
    expect(ends).toEqual(['/queue?page=2', '/queue?page=2']);
    const ids = await Promise.all(browsers.map(async (browser) => (await browser.session()).person.id));
    expect(new Set(ids).size).toBe(1);
    const [added] = await stage.test.product.db.read((tx) =>
      tx.query<{ n: number }>('select count(*)::int as n from person where email = $1', [email]),
    );
    expect(added?.n).toBe(1);
  });

  it('is offered beside passwords, and ends at the provider as well', async () => {
    const offer = await fetch(`${stage.url}/api/v1/session/offer`);
    expect(await offer.json()).toEqual({
      password: true,
      oidc: { label: 'Example Login' },
      passkey: { host: 'localhost' },
    });
    const leave = await stage.browser().open(`${stage.url}/api/v1/session/oidc/end`);
    const address = new URL(leave.headers.get('location') ?? '');
    expect([address.origin, address.searchParams.get('post_logout_redirect_uri')]).toEqual([
      stage.provider.issuer,
      `${stage.url}/`,
    ]);
    expect((await fetch(address)).status).toBe(200);
  });

  it('keeps what the browser need not know from it', async () => {
    const browser = stage.browser();
    const start = await browser.open(`${stage.url}/api/v1/session/oidc`);
    const cookie = start.headers.getSetCookie()[0] ?? '';
    // Being sent there is no session yet, for whoever was led here by another page.
    expect(start.headers.getSetCookie()).toHaveLength(1);
    expect([browser.cookie('countersign_session'), cookie.startsWith('countersign_oidc=')]).toEqual([undefined, true]);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toContain('Path=/api/v1/session/oidc');
    const asked = new URL(start.headers.get('location') ?? '').searchParams;
    expect([asked.get('code_challenge_method'), asked.get('response_type')]).toEqual(['S256', 'code']);
    expect(asked.get('acr_values')).toBe('phr phrh');
    for (const name of ['state', 'nonce']) expect(cookie).not.toContain(asked.get(name));
  });
});

describe('a fresh proof at the provider', () => {
  const provedAt = async (browser: ReturnType<OidcStage['browser']>) => {
    const { person } = await browser.session();
    const [row] = await stage.test.product.db.read((tx) =>
      tx.query<{ at: Date | null }>('select max(proved_at) as at from person_session where person_id = $1', [
        person.id,
      ]),
    );
    return row?.at ?? null;
  };

  it('is noted of the session once the provider has asked its person, and of nobody else', async () => {
    const [{ sub }, other] = [stage.account(), stage.account()];
    const browser = stage.browser();
    await browser.signIn(sub);
    expect((await browser.session()).means).toEqual(['oidc']);
    await stage.browser().signIn(other.sub);
    await stage.recorded();
    // The provider knows who they are; it asks all the same.
    const start = await browser.open(`${stage.url}/api/v1/session/oidc/proof`);
    const asked = new URL(start.headers.get('location') ?? '').searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    // Somebody else at the provider, in the same session here.
    const theirs = stage.browser();
    theirs.setCookie('countersign_session', browser.cookie('countersign_session') ?? '');
    expect(await theirs.prove(other.sub)).toBe('/account?proved=no');
    expect(await browser.prove(null)).toBe('/account?proved=no');
    expect([await provedAt(browser), await stage.recorded()]).toEqual([null, []]);
    expect(await browser.prove(sub)).toBe('/account?proved=yes');
    expect(Date.now() - Number(await provedAt(browser))).toBeLessThan(60_000);
    const { person } = await browser.session();
    expect(await stage.recorded()).toMatchObject([
      { action: 'session.proved', payload: { person: person.id, means: 'oidc' } },
    ]);
  });

  it('is none where the provider lets them in without a word, nor without a session', async () => {
    const { sub } = stage.account();
    const browser = stage.browser();
    await browser.signIn(sub);
    const silently = (address: URL) => ['prompt', 'max_age'].forEach((name) => address.searchParams.delete(name));
    expect(await browser.prove(sub, silently)).toBe('/account?proved=no');
    expect(await provedAt(browser)).toBeNull();
    expect((await stage.browser().open(`${stage.url}/api/v1/session/oidc/proof`)).status).toBe(401);
  });

  it('stands in for an authenticator and passkeys, which are not set up in a session that the provider opened', async () => {
    const { sub } = stage.account();
    const browser = stage.browser();
    await browser.signIn(sub);
    const headers = { 'x-csrf-token': (await browser.session()).csrfToken };
    const path = `${stage.url}/api/v1/session/second-factors/totp`;
    const asked = { ...headers, 'content-type': 'application/json' };
    const body = JSON.stringify({ password: 'a-password-for-tests' });
    expect((await browser.open(path, { method: 'POST', headers: asked, body })).status).toBe(409);
    const offer = `${stage.url}/api/v1/session/passkeys/offer`;
    expect((await browser.open(offer, { method: 'POST', headers: asked, body })).status).toBe(409);
  });
});

describe('is refused and says why', () => {
  it.each([
    ['whose address is not verified', { email_verified: false }, 'email-not-verified'],
    ['who has no address', { email: undefined }, 'email-not-verified'],
    ['who signed in by a password alone', { amr: ['pwd'] }, 'weak-authentication'],
    ['of whom the provider does not say how they signed in', { amr: undefined }, 'weak-authentication'],
    ['who would have no role', { realm_access: { roles: ['others'] } }, 'no-role'],
    ['whose roles are no list', { realm_access: 'quality-reviewers' }, 'no-role'],
  ])('somebody %s', async (_, change, reason) => {
    const browser = stage.browser();
    expect(await browser.signIn(stage.account(change).sub)).toBe(refused(reason));
    expect(browser.cookie('countersign_session')).toBeUndefined();
    expect(await stage.recorded()).toMatchObject([{ action: 'session.refused', payload: { means: 'oidc', reason } }]);
  });

  it('somebody who lost the last role, whose open sessions lose it, too', async () => {
    const { sub, email } = stage.account();
    const browser = stage.browser();
    await browser.signIn(sub);
    stage.account({ sub, email, realm_access: { roles: [] } });
    expect(await stage.browser().signIn(sub)).toBe(refused('no-role'));
    await new Promise((resolve) => {
      setTimeout(resolve, 1050);
    });
    expect((await browser.session()).roles).toEqual([]);
  });

  it('somebody whose roles were too many to be sent, who keeps what they have', async () => {
    const { sub, email } = stage.account();
    const browser = stage.browser();
    await browser.signIn(sub);
    await stage.recorded();
    stage.account({ sub, email, realm_access: undefined, _claim_names: { realm_access: 'src1' } });
    expect(await stage.browser().signIn(sub)).toBe(refused('roles-not-sent'));
    const { person } = await browser.session();
    expect(person.grants).toEqual([{ role: 'reviewer', system: null }]);
    expect(await stage.recorded()).toMatchObject([
      { action: 'session.refused', payload: { person: person.id, reason: 'roles-not-sent' } },
    ]);
  });

  it('somebody deactivated', async () => {
    const { sub, email } = stage.account();
    const { id } = await stage.person(email);
    await stage.browser().signIn(sub);
    await stage.test.product.db.transaction((tx) => changePerson(tx, setUpActor, { id, active: false }));
    expect(await stage.browser().signIn(sub)).toBe(refused('inactive'));
    expect((await stage.recorded()).at(-1)?.payload).toMatchObject({ person: id, reason: 'inactive' });
  });

  it('somebody who cancels', async () => {
    expect(await stage.browser().signIn(null)).toBe(refused('cancelled'));
  });
});
