import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import type {
  OpenSessionView,
  Page,
  PasskeyAdded,
  PasskeyOffer,
  PasskeyRequest,
  PasskeyView,
  Problem,
  RecoveryCodes,
  SecondFactorsView,
  SessionView,
  TotpOffer,
} from '@countersign/contracts';
import { addPerson, changePerson, eraseIdentity, withPasswordHash } from '@countersign/identity';
import { authenticatorCode, must, SoftwareAuthenticator, type Deviation } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const password = 'a-password-for-tests';
const origin = 'https://countersign.example.org';
const elsewhere = 'https://elsewhere.example';

let test: TestApp;
let count = 0;

/** A browser with a session. */
interface Browser {
  email: string;
  person: string;
  cookie: string;
  csrfToken: string;
}

beforeAll(async () => {
  test = await openTestApp({ COUNTERSIGN_PUBLIC_URL: origin, COUNTERSIGN_RATE_LIMIT: '1000000' });
});
afterAll(() => test.close());

/** What was recorded since the last call. */
let seen = '00000000-0000-0000-0000-000000000000';
async function recorded(): Promise<{ action: string; payload: Record<string, unknown> }[]> {
  const rows = await test.product.db.read((tx) =>
    tx.query<{ id: string; action: string; payload: Record<string, unknown> }>(
      'select e.id, action, payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.id > $1 order by e.id',
      [seen],
    ),
  );
  seen = rows.at(-1)?.id ?? seen;
  return rows.map(({ action, payload }) => ({ action, payload }));
}
beforeEach(() => recorded());

async function add(): Promise<{ email: string; id: string }> {
  count += 1;
  const person = await withPasswordHash({
    email: `person-${count}@example.org`,
    name: `Person ${count}`,
    language: 'en' as const,
    password,
    grants: [{ role: 'reviewer' as const, system: null }],
    competences: [],
  });
  const { id } = await test.product.db.transaction((tx) => addPerson(tx, setUpActor, person));
  return { email: person.email, id };
}

const post = (path: string, body: object, browser?: Pick<Browser, 'cookie' | 'csrfToken'>) => {
  const sent = request(test.app.getHttpServer()).post(`/api/v1/session${path}`);
  return (browser ? sent.set('Cookie', browser.cookie).set('X-CSRF-Token', browser.csrfToken) : sent).send(body);
};
const get = async <T>(path: string, browser: Browser): Promise<T> =>
  (await request(test.app.getHttpServer()).get(`/api/v1${path}`).set('Cookie', browser.cookie)).body as T;
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

function opened(answer: request.Response, email: string): Browser {
  expect(answer.status).toBe(201);
  const { csrfToken, person } = answer.body as SessionView;
  return { email, person: person.id, csrfToken, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
}
const signedIn = async (email: string) => opened(await post('', { email, password }), email);

async function addPasskey(
  browser: Browser,
  authenticator = new SoftwareAuthenticator(origin),
  deviation: Deviation = {},
) {
  const offer = await post('/passkeys/offer', { password }, browser);
  expect(offer.status).toBe(201);
  const made = authenticator.make(offer.body as PasskeyOffer, deviation);
  const answer = await post('/passkeys', { name: 'Laptop', made }, browser);
  return { authenticator, answer, offer: offer.body as PasskeyOffer };
}

/** Somebody with a passkey that was added in this session. */
async function equipped(authenticator = new SoftwareAuthenticator(origin)) {
  const { email } = await add();
  const browser = await signedIn(email);
  const { answer } = await addPasskey(browser, authenticator);
  expect(answer.status).toBe(201);
  const { passkey, recoveryCodes } = answer.body as PasskeyAdded;
  await recorded();
  return { browser, email, authenticator, passkey, recoveryCodes: recoveryCodes ?? [] };
}

const ask = async (body: object = {}) => (await post('/passkey/challenge', body)).body as PasskeyRequest;
const enter = async (authenticator: SoftwareAuthenticator, deviation: Deviation = {}) =>
  post('/passkey', { passkey: authenticator.answer(await ask(), deviation) });
const firstStep = async (email: string) => (await post('', { email, password })).body as Problem;

describe('adding a passkey', () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)(
    'takes one that signs by %s, which then signs in',
    async (algorithm) => {
      const { browser, email, authenticator, passkey } = await equipped(new SoftwareAuthenticator(origin, algorithm));
      expect(passkey).toMatchObject({ name: 'Laptop', lastUsedAt: null });
      const session = opened(await enter(authenticator), email);
      expect(session.person).toBe(browser.person);
      const { passkeys } = await get<SecondFactorsView>('/session/second-factors', session);
      expect(passkeys).toEqual([{ ...passkey, lastUsedAt: expect.anything() }]);
    },
  );

  it('names this product, its host and the person, asks for no attestation, and brings recovery codes once', async () => {
    const { email, id } = await add();
    const browser = await signedIn(email);
    await recorded();
    const { answer, offer } = await addPasskey(browser);
    expect(offer).toMatchObject({
      rp: { id: 'countersign.example.org', name: 'Countersign' },
      user: { name: email },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    });
    const { passkey, recoveryCodes } = answer.body as PasskeyAdded;
    expect(recoveryCodes).toHaveLength(10);
    expect(await recorded()).toEqual([
      { action: 'second-factor.added', payload: { person: id, kind: 'passkey', passkey: passkey.id } },
    ]);
    const again = await addPasskey(browser);
    expect((again.answer.body as PasskeyAdded).recoveryCodes).toBeNull();
    expect(again.offer.excludeCredentials).toMatchObject([{ transports: ['hybrid', 'internal'] }]);
  });

  it('takes the password, whose failures count', async () => {
    const { email, id } = await add();
    const browser = await signedIn(email);
    const refused = await post('/passkeys/offer', { password: 'another password' }, browser);
    expect([codeOf(refused), (refused.body as Problem).errors]).toMatchObject([
      [422, 'invalid-body'],
      [{ pointer: '/password', code: 'wrong-password' }],
    ]);
    expect((await recorded()).at(-1)).toEqual({
      action: 'person.sign-in-refused',
      payload: { person: id, reason: 'password' },
    });
  });

  it('takes a fresh second factor where there is one that this session did not add', async () => {
    const { email, authenticator, recoveryCodes } = await equipped();
    const [code = ''] = recoveryCodes;
    const challenge = must((await firstStep(email)).challenge);
    const browser = opened(await post('/second-factor', { challenge, code }), email);
    // A recovery code opened the session, which proves nothing in it.
    expect(codeOf(await post('/passkeys/offer', { password }, browser))).toEqual([403, 'step-up-needed']);
    expect(codeOf(await post('/second-factors/totp', { password }, browser))).toEqual([403, 'step-up-needed']);
    expect(codeOf(await post('/passkeys/offer', { password, code }, browser))).toEqual([422, 'invalid-body']);
    expect((await post('/passkeys/offer', { password, code: recoveryCodes[1] }, browser)).status).toBe(201);
    const proved = opened(await enter(authenticator), email);
    expect((await post('/passkeys/offer', { password }, proved)).status).toBe(201);
    expect((await post('/second-factors/totp', { password }, proved)).status).toBe(201);
  });

  it('forgets an authenticator that was begun before there was a passkey', async () => {
    const { email } = await add();
    const [thief, owner] = [await signedIn(email), await signedIn(email)];
    const { secret } = (await post('/second-factors/totp', { password }, thief)).body as TotpOffer;
    await addPasskey(owner);
    const code = authenticatorCode(secret, new Date());
    expect(codeOf(await post('/second-factors/totp/confirmation', { code }, thief))).toEqual([422, 'invalid-body']);
    const { totp } = await get<SecondFactorsView>('/session/second-factors', owner);
    expect(totp).toBeNull();
  });

  it.each<[string, Deviation]>([
    ['from a page of somebody else', { origin: elsewhere }],
    ['for another host', { rpId: 'elsewhere.example' }],
    ['without verification of its person', { verified: false }],
  ])('is refused %s', async (_, deviation) => {
    const browser = await signedIn((await add()).email);
    const { answer } = await addPasskey(browser, new SoftwareAuthenticator(origin), deviation);
    expect(codeOf(answer)).toEqual([422, 'invalid-body']);
    expect((await get<SecondFactorsView>('/session/second-factors', browser)).passkeys).toEqual([]);
  });

  it('is refused for an answer that was given before, in another session, or to a challenge that nobody made', async () => {
    const { email } = await add();
    const [mine, other] = [await signedIn(email), await signedIn(email)];
    const offer = (await post('/passkeys/offer', { password }, mine)).body as PasskeyOffer;
    const authenticator = new SoftwareAuthenticator(origin);
    const body = { name: 'Phone', made: authenticator.make(offer) };
    expect(codeOf(await post('/passkeys', body, other))).toEqual([409, 'conflict']);
    // It is used up, though it did nothing.
    expect(codeOf(await post('/passkeys', body, mine))).toEqual([409, 'conflict']);
    const made = authenticator.make(offer, { challenge: 'AAAA' });
    expect(codeOf(await post('/passkeys', { ...body, made }, mine))).toEqual([409, 'conflict']);
  });

  it('is refused for a passkey that somebody has already', async () => {
    const { authenticator } = await equipped();
    const browser = await signedIn((await add()).email);
    expect(codeOf((await addPasskey(browser, authenticator)).answer)).toEqual([409, 'conflict']);
  });

  it('ends at ten, however many are added at once', async () => {
    const { browser } = await equipped();
    for (let n = 0; n < 8; n += 1) expect((await addPasskey(browser)).answer.status).toBe(201);
    const offers = [];
    for (let n = 0; n < 2; n += 1) {
      offers.push((await post('/passkeys/offer', { password }, browser)).body as PasskeyOffer);
    }
    const answers = await Promise.all(
      offers.map((offer) => {
        const made = new SoftwareAuthenticator(origin).make(offer);
        return post('/passkeys', { name: 'Last', made }, browser);
      }),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(codeOf(await post('/passkeys/offer', { password }, browser))).toEqual([409, 'conflict']);
  });
});

const fiveMinutesOlder = `with before as (delete from passkey_challenge returning *)
insert into passkey_challenge select challenge_hash, purpose, person_id, session_id, expires_at - interval '5 minutes' from before`;

describe('signing in by a passkey alone', () => {
  it('asks for verification of any person, and counts as both factors', async () => {
    const { email, authenticator } = await equipped();
    expect(await ask()).toMatchObject({
      rpId: 'countersign.example.org',
      allowCredentials: [],
      userVerification: 'required',
    });
    const session = opened(await enter(authenticator), email);
    const { items } = await get<Page<OpenSessionView>>('/sessions', session);
    expect(items.find(({ current }) => current)?.means).toEqual(['passkey']);
    expect((await recorded()).at(-1)).toMatchObject({
      action: 'person.signed-in',
      payload: { means: ['passkey'], passkey: expect.any(String) },
    });
  });

  it.each<[string, Deviation]>([
    ['on a page of somebody else', { origin: elsewhere }],
    ['for another host', { rpId: 'elsewhere.example' }],
    ['without verification of its person', { verified: false }],
    ['without saying whose it is', { userHandle: null }],
    ['saying that it is of another', { userHandle: Buffer.alloc(16, 1).toString('base64url') }],
  ])('is refused %s, which counts as a failed sign-in', async (_, deviation) => {
    const { browser, authenticator, passkey } = await equipped();
    expect(codeOf(await enter(authenticator, deviation))).toEqual([401, 'sign-in-failed']);
    expect(await recorded()).toEqual([
      { action: 'person.sign-in-refused', payload: { person: browser.person, reason: 'passkey', passkey: passkey.id } },
    ]);
    expect((await enter(authenticator)).status).toBe(201);
  });

  it('is refused for a signature by another key', async () => {
    const { browser, authenticator, passkey } = await equipped();
    const { id } = authenticator;
    const { userHandle } = authenticator.answer(await ask()).response;
    const impostor = Object.assign(new SoftwareAuthenticator(origin), { id });
    const offer = (await post('/passkeys/offer', { password }, await signedIn((await add()).email))).body;
    impostor.make(offer as PasskeyOffer);
    expect(codeOf(await enter(impostor, { userHandle }))).toEqual([401, 'sign-in-failed']);
    // Looked at as that person's passkey, and found to be signed by another key.
    expect(await recorded()).toContainEqual({
      action: 'person.sign-in-refused',
      payload: { person: browser.person, reason: 'passkey', passkey: passkey.id },
    });
  });

  it('takes each answer once, and none to a challenge of long ago or for something else', async () => {
    const { email, browser, authenticator } = await equipped();
    const passkey = authenticator.answer(await ask());
    expect((await post('/passkey', { passkey })).status).toBe(201);
    expect(codeOf(await post('/passkey', { passkey }))).toEqual([401, 'sign-in-failed']);
    const old = authenticator.answer(await ask());
    const { db } = test.product;
    await db.transaction((tx) => tx.execute(fiveMinutesOlder));
    expect(codeOf(await post('/passkey', { passkey: old }))).toEqual([401, 'sign-in-failed']);
    const { challenge } = await firstStep(email);
    const forStep = authenticator.answer(await ask({ challenge }));
    expect(codeOf(await post('/passkey', { passkey: forStep }))).toEqual([401, 'sign-in-failed']);
    // None of them counts: it is not known that the passkey failed.
    const [row] = await db.read((tx) =>
      tx.query<{ n: number }>('select failed_sign_ins as n from person where id = $1', [browser.person]),
    );
    expect(row?.n).toBe(0);
  });

  it('opens one session though the same answer comes twice at once', async () => {
    const { authenticator } = await equipped();
    const passkey = authenticator.answer(await ask());
    const answers = await Promise.all([post('/passkey', { passkey }), post('/passkey', { passkey })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 401]);
  });

  it('refuses and records one that counts backwards, as a copy would', async () => {
    const { browser, authenticator, passkey } = await equipped();
    expect((await enter(authenticator, { counter: 7 })).status).toBe(201);
    await recorded();
    for (const counter of [7, 6, 0]) {
      expect(codeOf(await enter(authenticator, { counter }))).toEqual([401, 'sign-in-failed']);
      expect(await recorded()).toEqual([
        {
          action: 'passkey.clone-suspected',
          payload: { person: browser.person, passkey: passkey.id, stored: 7, given: counter },
        },
        {
          action: 'person.sign-in-refused',
          payload: { person: browser.person, reason: 'passkey', passkey: passkey.id },
        },
      ]);
    }
    expect((await enter(authenticator, { counter: 8 })).status).toBe(201);
  });

  it('lets one in that does not count', async () => {
    const { authenticator } = await equipped();
    for (let n = 0; n < 2; n += 1) expect((await enter(authenticator, { counter: 0 })).status).toBe(201);
  });

  it('that is wrong is locked out with the account, one that is right never; it is refused to who is deactivated or erased', async () => {
    const { email, browser, authenticator } = await equipped();
    for (let n = 0; n < 5; n += 1) await enter(authenticator, { verified: false });
    expect(codeOf(await enter(authenticator, { verified: false }))).toEqual([429, 'locked-out']);
    expect(codeOf(await post('', { email, password }))).toEqual([429, 'locked-out']);
    // Whoever guesses keeps nobody out who has a passkey.
    expect((await enter(authenticator)).status).toBe(201);
    const { db } = test.product;
    const change = (active: boolean) =>
      db.transaction((tx) => changePerson(tx, setUpActor, { id: browser.person, active }));
    await db.transaction((tx) =>
      tx.execute('update person set locked_until = null, failed_sign_ins = 0 where id = $1', [browser.person]),
    );
    await change(false);
    await recorded();
    expect(codeOf(await enter(authenticator))).toEqual([401, 'sign-in-failed']);
    expect((await recorded()).at(-1)?.payload).toMatchObject({ reason: 'inactive' });
    await db.transaction((tx) => eraseIdentity(tx, { kind: 'person', id: browser.person, pseudonym: '' }, new Date()));
    const [row] = await db.read((tx) =>
      tx.query<{ n: string }>('select count(*) as n from passkey where person_id = $1', [browser.person]),
    );
    expect(row?.n).toBe('0');
    expect(codeOf(await enter(authenticator))).toEqual([401, 'sign-in-failed']);
  });

  it('says of nobody who has which passkey', async () => {
    const stranger = new SoftwareAuthenticator(origin);
    await recorded();
    expect(codeOf(await enter(stranger))).toEqual([401, 'sign-in-failed']);
    expect(await recorded()).toEqual([]);
  });
});

describe('a passkey after the password', () => {
  it('is asked for by name, does instead of a code, and is proof in the session', async () => {
    const { email, authenticator } = await equipped();
    const refusal = await firstStep(email);
    expect(refusal).toMatchObject({ code: 'second-factor-needed', factors: ['passkey'] });
    const challenge = must(refusal.challenge);
    const asked = await ask({ challenge });
    expect(asked.allowCredentials).toMatchObject([{ id: authenticator.id.toString('base64url') }]);
    const passkey = authenticator.answer(asked, { userHandle: null });
    const session = opened(await post('/second-factor', { challenge, passkey }), email);
    expect((await recorded()).at(-1)?.payload).toMatchObject({ means: ['password', 'passkey'] });
    // It proves who sits there, so another can be added by the password.
    expect((await post('/passkeys/offer', { password }, session)).status).toBe(201);
  });

  it('is refused when it is another person’s, without verification, and once more', async () => {
    const [{ email, browser, authenticator, passkey }, other] = [await equipped(), await equipped()];
    const challenge = must((await firstStep(email)).challenge);
    const answer = async (by: SoftwareAuthenticator, deviation: Deviation = {}) => {
      const passkey = by.answer(await ask({ challenge }), deviation);
      return { passkey, answer: await post('/second-factor', { challenge, passkey }) };
    };
    await recorded();
    for (const refused of [await answer(other.authenticator), await answer(authenticator, { verified: false })]) {
      expect(codeOf(refused.answer)).toEqual([401, 'sign-in-failed']);
    }
    expect((await recorded()).map(({ payload }) => payload)).toEqual(
      // Whose passkey that of somebody else is, is not told in the log of this person.
      [{}, { passkey: passkey.id }].map((which) => ({ person: browser.person, reason: 'passkey', ...which })),
    );
    const good = await answer(authenticator);
    expect(good.answer.status).toBe(201);
    expect(codeOf(await post('/second-factor', { challenge, passkey: good.passkey }))).toEqual([
      401,
      'sign-in-expired',
    ]);
  });

  it('is nothing to ask for without the password', async () => {
    expect(codeOf(await post('/passkey/challenge', { challenge: 'x' }))).toEqual([401, 'sign-in-expired']);
    expect(codeOf(await post('/second-factor', { challenge: 'x' }))).toEqual([422, 'invalid-body']);
  });
});

describe('proving again by a passkey', () => {
  const askAgain = (browser: Browser) => post('/step-up/passkey', {}, browser);
  const prove = async (browser: Browser, authenticator: SoftwareAuthenticator, deviation: Deviation = {}) =>
    post(
      '/step-up',
      { passkey: authenticator.answer((await askAgain(browser)).body as PasskeyRequest, deviation) },
      browser,
    );

  it('is noted and recorded, takes each answer once, and nothing of another session', async () => {
    const { email, authenticator, recoveryCodes } = await equipped();
    const challenge = must((await firstStep(email)).challenge);
    const browser = opened(await post('/second-factor', { challenge, code: recoveryCodes[0] }), email);
    await recorded();
    const passkey = authenticator.answer((await askAgain(browser)).body as PasskeyRequest);
    const answer = await post('/step-up', { passkey }, browser);
    expect([answer.status, answer.body]).toMatchObject([200, { provedAt: expect.anything() }]);
    expect(await recorded()).toMatchObject([
      { action: 'session.proved', payload: { means: 'passkey', passkey: expect.any(String) } },
    ]);
    expect(codeOf(await post('/step-up', { passkey }, browser))).toEqual([409, 'conflict']);
    const other = opened(await enter(authenticator), email);
    const forOther = authenticator.answer((await askAgain(other)).body as PasskeyRequest);
    expect(codeOf(await post('/step-up', { passkey: forOther }, browser))).toEqual([409, 'conflict']);
  });

  it('is refused without verification and by another’s passkey, which counts', async () => {
    const [{ email, authenticator }, other] = [await equipped(), await equipped()];
    const browser = opened(await enter(authenticator), email);
    for (const refused of [
      await prove(browser, authenticator, { verified: false }),
      await prove(browser, other.authenticator),
    ]) {
      expect(codeOf(refused)).toEqual([422, 'invalid-body']);
    }
    expect((await prove(browser, authenticator)).status).toBe(200);
  });

  it('takes one that is older than the session', async () => {
    const { browser, email, authenticator } = await equipped();
    expect(codeOf(await askAgain(browser))).toEqual([409, 'conflict']);
    const later = opened(await enter(authenticator), email);
    const younger = (await addPasskey(later)).authenticator;
    expect(((await askAgain(later)).body as PasskeyRequest).allowCredentials).toHaveLength(1);
    expect(codeOf(await prove(later, younger))).toEqual([409, 'conflict']);
    expect((await prove(later, authenticator)).status).toBe(200);
  });

  it('is refused to who has none', async () => {
    expect(codeOf(await askAgain(await signedIn((await add()).email)))).toEqual([409, 'conflict']);
  });
});

describe('renewing recovery codes', () => {
  const renew = (browser: Browser, body: object = { password }) =>
    post('/second-factors/recovery-codes', body, browser);
  const enterBy = async (email: string, code: string | undefined) =>
    post('/second-factor', { challenge: must((await firstStep(email)).challenge), code });

  it('takes the password and a proof, is recorded, and makes those before worth nothing, with a passkey alone', async () => {
    const { email, browser, authenticator, recoveryCodes } = await equipped();
    const later = opened(await enterBy(email, recoveryCodes[0]), email);
    expect(codeOf(await renew(later, { password: 'another password' }))).toEqual([422, 'invalid-body']);
    expect(codeOf(await renew(later))).toEqual([403, 'step-up-needed']);
    const proved = opened(await enter(authenticator), email);
    await recorded();
    const answer = await renew(proved);
    expect(answer.status).toBe(200);
    const { recoveryCodes: renewed } = answer.body as RecoveryCodes;
    expect(new Set([...recoveryCodes, ...renewed]).size).toBe(20);
    expect(await recorded()).toMatchObject([{ action: 'recovery-codes.renewed', payload: { person: browser.person } }]);
    expect(codeOf(await enterBy(email, recoveryCodes[1]))).toEqual([401, 'sign-in-failed']);
    expect((await enterBy(email, renewed[0])).status).toBe(201);
    expect(await get<SecondFactorsView>('/session/second-factors', proved)).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('is refused to who has nothing that codes would stand in for', async () => {
    expect(codeOf(await renew(await signedIn((await add()).email)))).toEqual([409, 'conflict']);
  });
});

describe('removing a passkey', () => {
  const remove = ({ id }: PasskeyView, browser: Browser, body: object = { password }) =>
    post(`/passkeys/${id}/removal`, body, browser);

  it('takes the password and a proof, is recorded, ends the other sessions, and takes recovery codes with the last', async () => {
    const { email, browser, authenticator, passkey, recoveryCodes } = await equipped();
    const challenge = must((await firstStep(email)).challenge);
    const later = opened(await post('/second-factor', { challenge, code: recoveryCodes[0] }), email);
    expect(codeOf(await remove(passkey, later, { password: 'another password' }))).toEqual([422, 'invalid-body']);
    expect(codeOf(await remove(passkey, later))).toEqual([403, 'step-up-needed']);
    await recorded();
    // A recovery code does, for a passkey that was lost.
    expect((await remove(passkey, later, { password, code: recoveryCodes[1] })).status).toBe(204);
    expect(await recorded()).toMatchObject([
      { action: 'second-factor.removed', payload: { person: browser.person, kind: 'passkey', passkey: passkey.id } },
      { action: 'session.revoked', payload: { person: browser.person, because: 'passkey-removed' } },
    ]);
    // Whoever had the passkey may sit in the other session.
    expect(codeOf(await remove(passkey, browser))).toEqual([401, 'not-signed-in']);
    expect(await get<SecondFactorsView>('/session/second-factors', later)).toMatchObject({
      passkeys: [],
      recoveryCodesLeft: 0,
    });
    expect(codeOf(await enter(authenticator))).toEqual([401, 'sign-in-failed']);
    expect((await signedIn(email)).person).toBe(browser.person);
  });

  it('is of one’s own', async () => {
    const [mine, other] = [await equipped(), await equipped()];
    expect(codeOf(await remove(other.passkey, mine.browser))).toEqual([404, 'not-found']);
    expect((await enter(other.authenticator)).status).toBe(201);
  });

  it('is done by administrators, all at once, for who has lost them', async () => {
    const { browser, authenticator, passkey } = await equipped();
    await addPasskey(browser);
    const administrator = await withPasswordHash({
      email: 'administrator@example.org',
      name: 'Administrator',
      language: 'en' as const,
      password,
      grants: [{ role: 'administrator' as const, system: null }],
      competences: [],
    });
    await test.product.db.transaction((tx) => addPerson(tx, setUpActor, administrator));
    const by = await signedIn(administrator.email);
    await recorded();
    const answer = await request(test.app.getHttpServer())
      .delete(`/api/v1/people/${browser.person}/second-factors`)
      .set('Cookie', by.cookie)
      .set('X-CSRF-Token', by.csrfToken);
    expect(answer.status).toBe(204);
    const entries = await recorded();
    expect(entries.map(({ action }) => action)).toEqual(['second-factor.removed', 'second-factor.removed']);
    expect(entries.map(({ payload }) => payload['passkey'])).toContain(passkey.id);
    expect(codeOf(await enter(authenticator))).toEqual([401, 'sign-in-failed']);
  });
});

describe('where there are no passkeys', () => {
  const offerOf = async ({ app }: TestApp) =>
    (await request(app.getHttpServer()).get('/api/v1/session/offer')).body as unknown;

  it('nobody is offered one: at an address without a name, and where only the provider signs people in', async () => {
    expect(await offerOf(test)).toMatchObject({ passkey: { host: 'countersign.example.org' } });
    const unnamed = await openTestApp({ COUNTERSIGN_PUBLIC_URL: 'https://192.0.2.7' });
    expect(await offerOf(unnamed)).toMatchObject({ passkey: null });
    const asked = await request(unnamed.app.getHttpServer()).post('/api/v1/session/passkey/challenge').send({});
    expect(codeOf(asked)).toEqual([409, 'conflict']);
    await unnamed.close();
    const provided = await openTestApp({
      OIDC_ISSUER: 'http://127.0.0.1:1',
      OIDC_CLIENT_ID: 'countersign',
      OIDC_LOCAL_SIGN_IN: 'off',
    });
    const refused = await request(provided.app.getHttpServer()).post('/api/v1/session/passkey/challenge').send({});
    expect(codeOf(refused)).toEqual([403, 'password-off']);
    await provided.close();
  });
});
