import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ProductError } from '@countersign/contracts';
import { must } from '@countersign/testing';
import { bytesOfBase32 } from '../../test/bytes-of-base32.js';
import { cheap, IdentityFixture, password } from '../../test/identity-fixture.js';
import { findPersonRecord } from '../people/find-person.js';
import { findSessions } from '../sessions/find-sessions.js';
import { openSession, type Session } from '../sessions/open-session.js';
import { signIn } from '../sessions/sign-in.js';
import { beginTotp } from './begin-totp.js';
import { completeSignIn } from './complete-sign-in.js';
import { confirmTotp } from './confirm-totp.js';
import { FactorSecrets } from './factor-secrets.js';
import { proveAgain } from './prove-again.js';
import { stepAt, totpCode } from './totp.js';

const start = new Date('2026-11-20T08:00:00.000Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const secrets = new FactorSecrets(generateKeyPairSync('ed25519').privateKey);
let identity: IdentityFixture;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const enter = (email: string) =>
  signIn(identity.db, { email, password, now: start }, { cost: cheap, refusalMilliseconds: 0, secrets });
const found = async (token: string) => (await identity.db.read((tx) => findSessions(tx, [token], start)))[0];

const begin = ({ actor, sessionId }: Pick<Session, 'actor' | 'sessionId'>) =>
  beginTotp(identity.db, actor, { password, sessionId, secrets, now: start });

/** Somebody with an authenticator who then signed in by the company's provider, without a code; `before` is the session it was set up in. */
async function equipped() {
  const { email, id } = await identity.add();
  const before = await enter(email);
  const { secret } = await begin(before);
  const codeAt = (now: Date) => totpCode(bytesOfBase32(secret), stepAt(now));
  const given = { code: codeAt(start), secrets, now: start };
  const { recoveryCodes } = await identity.db.transaction((tx) => confirmTotp(tx, before.actor, given));
  const session = await identity.db.transaction(async (tx) => {
    const record = must(await findPersonRecord(tx, id));
    return openSession(tx, record, { means: ['oidc'], origin: undefined }, later(1));
  });
  await identity.recorded();
  const prove = (code: string, now: Date, { actor, sessionId } = session) =>
    identity.db.transaction((tx) => proveAgain(tx, actor, { sessionId, code, secrets, now }));
  return { email, before, session, codeAt, recoveryCodes, prove };
}

it('takes no authenticator that is set up in a session of the provider: who finds one open has the provider as well', async () => {
  const { id } = await identity.add();
  const record = must(await identity.db.read((tx) => findPersonRecord(tx, id)));
  const session = await identity.db.transaction((tx) =>
    openSession(tx, record, { means: ['oidc'], origin: undefined }, start),
  );
  const { actor } = must(await found(session.token));
  for (const by of [session.actor, actor]) {
    await expect(begin({ ...session, actor: by })).rejects.toMatchObject({
      code: 'conflict',
    });
  }
});

it('is noted of this session alone, with its entry', async () => {
  const { session, codeAt, prove } = await equipped();
  expect((await found(session.token))?.actor.provedAt).toBeNull();
  expect(await prove(codeAt(later(60)), later(60))).toEqual({ provedAt: later(60).toISOString() });
  expect((await found(session.token))?.actor.provedAt).toEqual(later(60));
  const payload = { person: session.person.id, session: session.sessionId, means: 'totp' };
  expect(await identity.recorded()).toMatchObject([
    { action: 'session.proved', actor: session.actor.pseudonym, subject: session.actor.pseudonym, payload },
  ]);
});

it('is there from the start where a code was the second step of signing in', async () => {
  const { email, codeAt } = await equipped();
  const refusal: unknown = await enter(email).catch((error: unknown) => error);
  const challenge = refusal instanceof ProductError ? String(refusal.extras['challenge']) : '';
  const origin = { userAgent: undefined, address: undefined };
  const given = { challenge, code: codeAt(later(90)), secrets, origin, now: later(90) };
  const { token } = await completeSignIn(identity.db, given);
  expect((await found(token))?.actor.provedAt).toEqual(later(90));
});

it('takes no wrong code, which counts as a failed sign-in, no code twice, and no recovery code', async () => {
  const { session, codeAt, recoveryCodes, prove } = await equipped();
  const good = codeAt(later(120));
  await prove(good, later(120));
  for (const code of [good, '000000', recoveryCodes[0] ?? '']) {
    expect(await prove(code, later(150))).toMatchObject({ refusal: { code: 'invalid-body' } });
  }
  expect((await found(session.token))?.actor.provedAt).toEqual(later(120));
  const failures = await identity.figure('select failed_sign_ins as n from person where id = $1', [session.person.id]);
  expect(failures).toBe(3);
  for (let time = 0; time < 2; time += 1) await prove('000000', later(150));
  expect(await prove(codeAt(later(151)), later(151))).toMatchObject({ refusal: { code: 'locked-out' } });
});

it('is taken once when the same code is sent twice at once', async () => {
  const { codeAt, prove } = await equipped();
  const code = codeAt(later(60));
  const ended = await Promise.all([prove(code, later(60)), prove(code, later(60))]);
  expect(ended.filter((one) => 'provedAt' in one)).toHaveLength(1);
});

it('is refused in the session in which the authenticator was set up, and takes no code for it', async () => {
  const { before, codeAt, prove } = await equipped();
  await expect(prove(codeAt(later(60)), later(60), before)).rejects.toMatchObject({ code: 'conflict' });
  expect((await found(before.token))?.actor.provedAt).toBeNull();
  expect(await prove(codeAt(later(60)), later(60))).toMatchObject({ provedAt: later(60).toISOString() });
});

it('is refused to who has no authenticator', async () => {
  const session = await enter((await identity.add()).email);
  const given = { sessionId: session.sessionId, code: '123456', secrets, now: start };
  await expect(identity.db.transaction((tx) => proveAgain(tx, session.actor, given))).rejects.toMatchObject({
    code: 'conflict',
  });
});
