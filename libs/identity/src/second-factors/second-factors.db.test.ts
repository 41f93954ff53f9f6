import { generateKeyPairSync } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setUpActor, type PersonActor } from '@countersign/access';
import { bytesOfBase32 } from '../../test/bytes-of-base32.js';
import { cheap, IdentityFixture, keyActor, password } from '../../test/identity-fixture.js';
import { signIn } from '../sessions/sign-in.js';
import { beginTotp } from './begin-totp.js';
import { completeSignIn } from './complete-sign-in.js';
import { confirmTotp } from './confirm-totp.js';
import { FactorSecrets } from './factor-secrets.js';
import { getSecondFactors } from './get-second-factors.js';
import { removeSecondFactorsOfPerson } from './remove-second-factors-of-person.js';
import { removeTotp } from './remove-totp.js';
import { base32, stepAt, totpCode } from './totp.js';

const start = new Date('2026-11-20T08:00:00.000Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const secrets = new FactorSecrets(generateKeyPairSync('ed25519').privateKey);
const origin = { userAgent: undefined, address: undefined };
let identity: IdentityFixture;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

/** Begins to set one up, in whichever session. */
const begin = (actor: PersonActor, word = password) =>
  beginTotp(identity.db, actor, { password: word, sessionId: actor.id, secrets, now: start });

/** A person with an authenticator that was set up with the code of `start`. */
async function equipped() {
  const person = await identity.add();
  const actor = await identity.actorOf(person.id);
  const { secret } = await begin(actor);
  const codeAt = (now: Date) => totpCode(bytesOfBase32(secret), stepAt(now));
  const confirm = { code: codeAt(start), secrets, now: start };
  const { recoveryCodes } = await identity.db.transaction((tx) => confirmTotp(tx, actor, confirm));
  return { person, actor, secret, codeAt, recoveryCodes };
}
const first = async (email: string, now: Date, word = password) => {
  const refusal: unknown = await signIn(
    identity.db,
    { email, password: word, now },
    { cost: cheap, refusalMilliseconds: 0, secrets },
  ).catch((error: unknown) => error);
  return refusal as { code: string; extras: { challenge?: string } };
};
const challengeOf = async (email: string, now: Date) => (await first(email, now)).extras.challenge ?? '';
const second = (challenge: string, code: string, now: Date) =>
  completeSignIn(identity.db, { challenge, code, secrets, origin, now });
const view = (actor: PersonActor) => identity.db.read((tx) => getSecondFactors(tx, actor));

describe('an authenticator', () => {
  it('counts once a code of it was given; ten recovery codes come with it, and nothing of it is stored in clear', async () => {
    const person = await identity.add();
    const actor = await identity.actorOf(person.id);
    await expect(begin(actor, 'not the password')).rejects.toMatchObject({ code: 'invalid-body' });
    expect((await identity.recorded()).at(-1)).toMatchObject({ action: 'person.sign-in-refused' });
    await begin(actor);
    const { secret, address } = await begin(actor);
    expect(address).toContain(`secret=${secret}`);
    expect(await view(actor)).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
    const confirm = (code: string) =>
      identity.db.transaction((tx) => confirmTotp(tx, actor, { code, secrets, now: start }));
    await expect(confirm('000000')).rejects.toMatchObject({ code: 'invalid-body' });
    await identity.recorded();
    const { recoveryCodes } = await confirm(totpCode(bytesOfBase32(secret), stepAt(start)));
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await view(actor)).toEqual({ totp: { since: start.toISOString() }, passkeys: [], recoveryCodesLeft: 10 });
    expect(await identity.recorded()).toMatchObject([
      { action: 'second-factor.added', payload: { person: person.id, kind: 'totp' } },
    ]);
    const [row] = await identity.db.read((tx) =>
      tx.query<{ text: string }>('select a::text as text from authenticator a where person_id = $1', [person.id]),
    );
    expect(row?.text).not.toContain(secret);
    expect(row?.text).not.toContain(bytesOfBase32(secret).toString('base64'));
    await expect(begin(actor)).rejects.toMatchObject({ code: 'step-up-needed' });
    await expect(begin({ ...actor, provedAt: start })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not confirmed by a code of a secret that is replaced at the same time', async () => {
    const actor = await identity.actorOf((await identity.add()).id);
    const { secret } = await begin(actor);
    const given = { code: totpCode(bytesOfBase32(secret), stepAt(start)), secrets, now: start };
    const blocked = `select count(*) as n from pg_stat_activity
      where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
    const racing = await identity.db.transaction(async (tx) => {
      // As somebody does who begins anew.
      const other = secrets.sealSeed(Buffer.alloc(20, 7));
      await tx.execute('update authenticator set sealed_secret = $2 where person_id = $1', [actor.id, other]);
      const ended = Promise.allSettled([identity.db.transaction((own) => confirmTotp(own, actor, given))]);
      while ((await identity.figure(blocked)) === 0) await setTimeout(5);
      return { ended };
    });
    expect(await racing.ended).toMatchObject([{ status: 'rejected', reason: { code: 'invalid-body' } }]);
    expect((await view(actor)).totp).toBeNull();
  });

  it('makes signing in two steps: the password opens nothing, the code does, once', async () => {
    const { person, codeAt } = await equipped();
    const now = later(60);
    await identity.recorded();
    const refusal = await first(person.email, now);
    expect(refusal.code).toBe('second-factor-needed');
    expect(await identity.figure('select count(*) as n from person_session where person_id = $1', [person.id])).toBe(0);
    const challenge = refusal.extras.challenge ?? '';
    const session = await second(challenge, codeAt(now), now);
    expect(session.person.id).toBe(person.id);
    expect((await identity.recorded()).at(-1)?.payload).toMatchObject({ means: ['password', 'totp'] });
    // The same code again, and the one of the step before: both are used up.
    for (const code of [codeAt(now), codeAt(later(30))]) {
      await expect(second(challenge, code, now)).rejects.toMatchObject({ code: 'sign-in-failed' });
    }
  });

  it('takes one code once though it comes twice at once', async () => {
    const { person, codeAt } = await equipped();
    const now = later(60);
    const challenge = await challengeOf(person.email, now);
    const enter = () => second(challenge, codeAt(now), now);
    const ended = await identity.race([enter, enter]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { person, actor, recoveryCodes } = await equipped();
    const [code = ''] = recoveryCodes;
    const challenge = await challengeOf(person.email, start);
    await second(challenge, ` ${code.toLowerCase().replaceAll('-', ' ')}`, start);
    await expect(second(challenge, code, start)).rejects.toMatchObject({ code: 'sign-in-failed' });
    expect((await view(actor)).recoveryCodesLeft).toBe(9);
  });

  it('locks the account after five wrong codes, which right passwords in between do not reset', async () => {
    const { person, codeAt } = await equipped();
    const now = later(60);
    let challenge = '';
    for (let n = 0; n < 5; n += 1) {
      challenge = await challengeOf(person.email, now);
      await expect(second(challenge, '000000', now)).rejects.toMatchObject({ code: 'sign-in-failed' });
    }
    expect(await first(person.email, now)).toMatchObject({ code: 'locked-out' });
    await expect(second(challenge, codeAt(now), now)).rejects.toMatchObject({ code: 'locked-out' });
    const then = later(121);
    await expect(second(challenge, codeAt(then), then)).resolves.toMatchObject({ person: { id: person.id } });
  });

  it.each(['', 'x', 'A'.repeat(100)])('takes no challenge that it did not make: %j', async (challenge) => {
    await expect(second(challenge, '123456', start)).rejects.toMatchObject({ code: 'sign-in-expired' });
  });

  it('takes no challenge after five minutes, nor after a new password', async () => {
    const { person, codeAt } = await equipped();
    const challenge = await challengeOf(person.email, later(60));
    await expect(second(challenge, codeAt(later(360)), later(360))).rejects.toMatchObject({ code: 'sign-in-expired' });
    await identity.db.transaction((tx) =>
      tx.execute(`update person set password_hash = password_hash || 'x' where id = $1`, [person.id]),
    );
    await expect(second(challenge, codeAt(later(90)), later(90))).rejects.toMatchObject({ code: 'sign-in-expired' });
  });
});

describe('removing an authenticator', () => {
  it('between the two steps sends the person back to the first, and counts no failure', async () => {
    const { person, actor, codeAt } = await equipped();
    const now = later(60);
    const challenge = await challengeOf(person.email, now);
    await identity.db.transaction((tx) => removeSecondFactorsOfPerson(tx, setUpActor, { id: person.id }));
    await identity.recorded();
    await expect(second(challenge, codeAt(now), now)).rejects.toMatchObject({
      code: 'sign-in-expired',
      detail: { en: expect.stringContaining('Type your password again') },
    });
    expect(await identity.figure('select failed_sign_ins as n from person where id = $1', [person.id])).toBe(0);
    expect(await identity.recorded()).toEqual([]);
    expect((await view(actor)).totp).toBeNull();
  });

  it('takes a person: of one who is erased nothing is removed without a code', async () => {
    const { person, actor, codeAt } = await equipped();
    await identity.db.transaction((tx) => tx.execute('delete from pseudonym where subject_id = $1', [person.id]));
    const remove = identity.db.transaction((tx) =>
      removeTotp(tx, actor, { code: codeAt(later(60)), secrets, now: later(60) }),
    );
    await expect(remove).rejects.toMatchObject({ code: 'not-found' });
    expect(await identity.figure('select count(*) as n from authenticator where person_id = $1', [person.id])).toBe(1);
  });

  it('takes a code; a wrong one counts as a failed sign-in', async () => {
    const { person, actor, codeAt } = await equipped();
    const now = later(60);
    const remove = (code: string) => identity.db.transaction((tx) => removeTotp(tx, actor, { code, secrets, now }));
    expect(await remove('000000')).toMatchObject({ code: 'invalid-body' });
    expect(await identity.figure('select failed_sign_ins as n from person where id = $1', [person.id])).toBe(1);
    await identity.recorded();
    expect(await remove(codeAt(now))).toBeNull();
    expect(await view(actor)).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
    expect(await identity.recorded()).toMatchObject([{ action: 'second-factor.removed' }]);
  });

  it('is done by administrators for who has lost it', async () => {
    const { person, actor } = await equipped();
    const remove = (by: Parameters<typeof removeSecondFactorsOfPerson>[1], id = person.id) =>
      identity.db.transaction((tx) => removeSecondFactorsOfPerson(tx, by, { id }));
    for (const by of [actor, keyActor]) await expect(remove(by)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remove(setUpActor, keyActor.id)).rejects.toMatchObject({ code: 'not-found' });
    await remove(setUpActor);
    expect(await view(actor)).toEqual({ totp: null, passkeys: [], recoveryCodesLeft: 0 });
    await expect(remove(setUpActor)).rejects.toMatchObject({ code: 'conflict' });
    const session = await signIn(
      identity.db,
      { email: person.email, password, now: later(60) },
      { cost: cheap, refusalMilliseconds: 0, secrets },
    );
    expect(session.person.id).toBe(person.id);
  });
});

it('is never removed by administrators from themselves without a code', async () => {
  const administrator = await identity.actor('administrator');
  const now = start;
  const { secret } = await begin(administrator);
  const code = totpCode(bytesOfBase32(secret), stepAt(now));
  await identity.db.transaction((tx) => confirmTotp(tx, administrator, { code, secrets, now }));
  const remove = identity.db.transaction((tx) =>
    removeSecondFactorsOfPerson(tx, administrator, { id: administrator.id }),
  );
  await expect(remove).rejects.toMatchObject({ code: 'forbidden' });
  expect((await view(administrator)).totp).not.toBeNull();
});

it('reads base32 as it writes it', () => {
  const bytes = Buffer.from('12345678901234567890');
  expect(bytesOfBase32(base32(bytes))).toEqual(bytes);
});
