import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { ProfileChange } from '@countersign/contracts';
import { cheap, IdentityFixture, keyActor, password } from '../../test/identity-fixture.js';
import { verifyPassword } from '../passwords/verify-password.js';
import { personEntity } from '../rows/person-row.js';
import { findSessions } from '../sessions/find-sessions.js';
import { signIn } from '../sessions/sign-in.js';
import { changeProfile } from './change-profile.js';

const next = 'another password of the tests';
const now = new Date();
let identity: IdentityFixture;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const enter = (email: string, word = password) =>
  signIn(identity.db, { email, password: word, now }, { cost: cheap, refusalMilliseconds: 0 });
const change = (actor: PersonActor, input: ProfileChange, sessionId: string) =>
  changeProfile(identity.db, actor, { ...input, sessionId, now }, cheap);
const row = (id: string) => identity.db.read((tx) => tx.manager.findOneByOrFail(personEntity, { id }));

describe('changeProfile', () => {
  it('changes the language without a password', async () => {
    const session = await enter((await identity.add()).email);
    await identity.recorded();
    const person = await change(session.actor, { language: 'zh-TW' }, session.sessionId);
    expect(person).toEqual({ ...session.person, language: 'zh-TW' });
    expect(await identity.recorded()).toEqual([
      {
        action: 'person.changed',
        actor: session.actor.pseudonym,
        subject: session.actor.pseudonym,
        payload: { person: person.id, fields: ['language'] },
      },
    ]);
    await change(await identity.actorOf(person.id), { language: 'zh-TW' }, session.sessionId);
    expect(await identity.recorded()).toEqual([]);
  });

  it('changes the password for who knows the present one, and ends the other sessions only', async () => {
    const { email } = await identity.add();
    const [mine, other] = [await enter(email), await enter(email)];
    await identity.recorded();
    await change(mine.actor, { password: { current: password, next } }, mine.sessionId);
    const [still, gone] = await identity.db.read((tx) => findSessions(tx, [mine.token, other.token], now));
    expect(still?.sessionId).toBe(mine.sessionId);
    expect(gone).toBeNull();
    expect(await identity.recorded()).toMatchObject([
      { action: 'session.revoked', payload: { because: 'password-changed' } },
      { action: 'person.changed', payload: { fields: ['password'] } },
    ]);
    await expect(enter(email)).rejects.toMatchObject({ code: 'sign-in-failed' });
    expect((await enter(email, next)).person.email).toBe(email);
  });

  it('counts a wrong present password as a failed sign-in, and locks in the end', async () => {
    const session = await enter((await identity.add()).email);
    await identity.recorded();
    const attempt = (current: string) =>
      change(session.actor, { language: 'zh-TW', password: { current, next } }, session.sessionId);
    for (let n = 0; n < 5; n += 1) {
      await expect(attempt('wrong')).rejects.toMatchObject({
        code: 'invalid-body',
        extras: { errors: [{ pointer: '/password/current', code: 'wrong-password' }] },
      });
    }
    await expect(attempt(password)).rejects.toMatchObject({ code: 'locked-out', extras: { retryAfter: 60 } });
    const after = await row(session.person.id);
    expect(after).toMatchObject({ failedSignIns: 5, language: 'en' });
    expect(await verifyPassword(password, after.passwordHash)).toBe(true);
    const actions = (await identity.recorded()).map(({ action }) => action);
    expect(actions).toEqual([...Array.from({ length: 5 }, () => 'person.sign-in-refused'), 'person.locked-out']);
  });

  it('lets one of two changes of a password at once win', async () => {
    const session = await enter((await identity.add()).email);
    const changeTo = (word: string) => () =>
      change(session.actor, { password: { current: password, next: word } }, session.sessionId);
    const ended = await identity.race([changeTo(next), changeTo(`${next} too`)]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'invalid-body' } });
  });

  it('is refused to who is no person', async () => {
    const { id } = await identity.add();
    const impostor = { ...keyActor, id } as unknown as PersonActor;
    await expect(change(impostor, { language: 'zh-TW' }, id)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await row(id)).language).toBe('en');
  });
});
