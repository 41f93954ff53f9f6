import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { builtInRoles, type PersonActor } from '@countersign/access';
import { sessionView as sessionSchema, type ProductError } from '@countersign/contracts';
import { cheap, IdentityFixture, keyActor, password } from '../../test/identity-fixture.js';
import { passwordCost } from '../passwords/password-cost.js';
import { isOutdated } from '../passwords/verify-password.js';
import { personEntity } from '../rows/person-row.js';
import { findSessions } from './find-sessions.js';
import { sessionView } from './session-view.js';
import { settleAttempt, type Attempt, type Settled } from './settle-attempt.js';
import { signIn, type SignInOptions } from './sign-in.js';
import { signOut } from './sign-out.js';

const hour = 3_600_000;
const start = new Date('2026-11-20T08:00:00.000Z');
const later = (milliseconds: number) => new Date(start.getTime() + milliseconds);
let identity: IdentityFixture;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const options: SignInOptions = { cost: cheap, refusalMilliseconds: 0 };
const enter = (email: string, word = password, now = start, change: SignInOptions = {}) =>
  signIn(identity.db, { email, password: word, now }, { ...options, ...change });
const find = async (token: string, now = start) => (await identity.db.read((tx) => findSessions(tx, [token], now)))[0];
const row = (id: string) => identity.db.read((tx) => tx.manager.findOneByOrFail(personEntity, { id }));
const codesOf = (ended: PromiseSettledResult<unknown>[]) =>
  ended.map((one) => (one.status === 'fulfilled' ? 'in' : (one.reason as { code: string }).code)).toSorted();

describe('signIn', () => {
  it('opens a session that its token finds, stores only a hash of it, and records it', async () => {
    const person = await identity.add({ grants: [{ role: 'lead', system: null }] });
    await identity.recorded();
    const session = await enter(person.email);
    expect(session.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(session.expiresAt).toEqual(later(7 * 24 * hour));
    expect(session.person).toEqual(person);
    expect(session.actor).toEqual({ ...(await identity.actorOf(person.id)), provedAt: null, means: ['password'] });
    const { token, ...rest } = session;
    expect(await find(token)).toEqual(rest);
    expect(
      await identity.figure('select count(*) as n from person_session s where s::text like $1', [`%${token}%`]),
    ).toBe(0);
    expect(await identity.recorded()).toEqual([
      {
        action: 'person.signed-in',
        actor: session.actor.pseudonym,
        subject: session.actor.pseudonym,
        payload: { person: person.id, session: session.sessionId, means: ['password'] },
      },
    ]);
  });

  it('shows the session in the form of the contract', async () => {
    const { email } = await identity.add({
      grants: [
        { role: 'lead', system: null },
        { role: 'reviewer', system: null },
      ],
    });
    const view = sessionView(await enter(email), builtInRoles);
    expect(sessionSchema.parse(view)).toEqual(view);
    expect(view.roles).toEqual(['lead', 'reviewer']);
  });

  it('answers a wrong password and an unknown address alike, in the same time', async () => {
    const { email } = await identity.add();
    const timed = async (address: string) => {
      const began = performance.now();
      const refusal: unknown = await enter(address, 'wrong', start, { refusalMilliseconds: 150 }).catch(
        (e: unknown) => e,
      );
      expect(performance.now() - began).toBeGreaterThan(145);
      return refusal;
    };
    const wrong = await timed(email);
    expect(wrong).toMatchObject({ code: 'sign-in-failed' });
    const { code, detail, extras } = (await timed('nobody@example.org')) as ProductError;
    expect(wrong).toMatchObject({ code, detail, extras });
  });

  it('replaces a hash that was made at another cost', async () => {
    const { id, email } = await identity.add();
    await enter(email, 'wrong', start, { cost: passwordCost }).catch(() => null);
    expect(isOutdated((await row(id)).passwordHash, passwordCost)).toBe(true);
    await enter(email, password, start, { cost: passwordCost });
    expect(isOutdated((await row(id)).passwordHash, passwordCost)).toBe(false);
    await enter(email, password, start, { cost: passwordCost });
  });

  it('forgets ended sessions of the person', async () => {
    const { id, email } = await identity.add();
    await enter(email);
    await enter(email, password, later(11 * hour));
    await enter(email, password, later(13 * hour));
    expect(await identity.figure('select count(*) as n from person_session where person_id = $1', [id])).toBe(2);
  });
});

describe('the lock', () => {
  it('comes after five failures, doubles, and goes with a right password', async () => {
    const { id, email } = await identity.add();
    await identity.recorded();
    for (let n = 0; n < 5; n += 1) {
      await expect(enter(email, 'wrong')).rejects.toMatchObject({ code: 'sign-in-failed' });
    }
    const locked = { code: 'locked-out', extras: { retryAfter: 60 } };
    await expect(enter(email)).rejects.toMatchObject(locked);
    await expect(enter(email, password, later(59_001))).rejects.toMatchObject({ extras: { retryAfter: 1 } });
    await expect(enter(email, 'wrong', later(60_000))).rejects.toMatchObject({ code: 'sign-in-failed' });
    await expect(enter(email, password, later(179_999))).rejects.toMatchObject({ code: 'locked-out' });
    expect((await row(id)).failedSignIns).toBe(6);
    await enter(email, password, later(180_000));
    expect(await row(id)).toMatchObject({ failedSignIns: 0, lockedUntil: null });
    const recorded = await identity.recorded();
    expect(recorded.map(({ action }) => action)).toEqual([
      ...Array.from({ length: 5 }, () => 'person.sign-in-refused'),
      'person.locked-out',
      'person.sign-in-refused',
      'person.locked-out',
      'person.signed-in',
    ]);
    expect(recorded[5]).toMatchObject({
      actor: 'service:sign-in',
      payload: { person: id, until: later(60_000).toISOString(), failures: 5 },
    });
  });

  it('counts wrong passwords one at a time when they are settled at once', async () => {
    const { id } = await identity.add();
    const attempt = { personId: id, checkedHash: '', matches: false, now: start };
    const settle = () => identity.db.transaction((tx) => settleAttempt(tx, attempt));
    await identity.race(Array.from({ length: 7 }, () => settle));
    expect(await row(id)).toMatchObject({ failedSignIns: 5, lockedUntil: later(60_000) });
  });

  it('is exact when twenty wrong passwords come at once', async () => {
    const { id, email } = await identity.add();
    await identity.recorded();
    const ended = await Promise.allSettled(Array.from({ length: 20 }, () => enter(email, 'wrong')));
    expect(codesOf(ended)).toEqual([
      ...Array.from({ length: 15 }, () => 'locked-out'),
      ...Array.from({ length: 5 }, () => 'sign-in-failed'),
    ]);
    expect(await row(id)).toMatchObject({ failedSignIns: 5, lockedUntil: later(60_000) });
    expect(await identity.recorded()).toHaveLength(6);
  });

  it.each<[string, string, Partial<Attempt>, Settled]>([
    ['a right password once the lock holds', 'locked_until = $2', {}, { state: 'locked', until: later(60_000) }],
    ['a password that was replaced meanwhile', `password_hash = 'new'`, {}, { state: 'refused' }],
    ['a wrong password', 'failed_sign_ins = 0', { matches: false }, { state: 'refused' }],
    [
      'a right password at the moment a lock ends',
      'locked_until = $2',
      { now: later(60_000) },
      { state: 'accepted', factors: [] },
    ],
  ])('is settled after the password was checked: %s', async (_, meanwhile, change, settled) => {
    const { id } = await identity.add();
    const attempt = { personId: id, checkedHash: (await row(id)).passwordHash, matches: true, now: start, ...change };
    await identity.db.transaction((tx) =>
      tx.execute(`update person set ${meanwhile} where id = $1 and $2::timestamptz is not null`, [id, later(60_000)]),
    );
    expect(await identity.db.transaction((tx) => settleAttempt(tx, attempt))).toEqual(settled);
  });

  it('does not keep out the many who are right at once', async () => {
    const { email } = await identity.add();
    expect(codesOf(await Promise.allSettled(Array.from({ length: 8 }, () => enter(email))))).toEqual(
      Array.from({ length: 8 }, () => 'in'),
    );
  });
});

describe('findSessions', () => {
  it.each(['', 'x', 'A'.repeat(43)])('finds nothing for the token %j', async (token) => {
    expect(await find(token)).toBeNull();
  });

  it('finds nothing when one character of the token is another', async () => {
    const { token } = await enter((await identity.add()).email);
    expect(await find((token.startsWith('A') ? 'B' : 'A') + token.slice(1))).toBeNull();
    expect(await find(`${token} `)).toBeNull();
  });

  it('ends after 12 hours unused and 7 days in all', async () => {
    const { token } = await enter((await identity.add()).email);
    expect(await find(token, later(12 * hour))).toBeNull();
    let used = 0;
    for (; used < 7 * 24 * hour; used += 11 * hour) expect(await find(token, later(used))).not.toBeNull();
    expect(await find(token, later(7 * 24 * hour - 1))).not.toBeNull();
    expect(await find(token, later(7 * 24 * hour))).toBeNull();
  });

  it('notes the use once a minute at most', async () => {
    const { sessionId, token } = await enter((await identity.add()).email);
    const seen = async () => {
      const [session] = await identity.db.read((tx) =>
        tx.query<{ seen_at: Date }>('select seen_at from person_session where id = $1', [sessionId]),
      );
      return session?.seen_at;
    };
    await find(token, later(59_999));
    expect(await seen()).toEqual(start);
    await Promise.all([60_000, 60_001, 60_002].map((time) => find(token, later(time))));
    const noted = await seen();
    expect([60_000, 60_001, 60_002].map((time) => later(time))).toContainEqual(noted);
  });

  it('finds many in one statement, each where its token stands', async () => {
    const [one, other] = [await enter((await identity.add()).email), await enter((await identity.add()).email)];
    const tokens = [other.token, 'unknown', one.token, other.token];
    const found = await identity.db.read((tx) => findSessions(tx, tokens, later(60_000)));
    const ids = found.map((session) => session?.sessionId);
    expect(ids).toEqual([other.sessionId, undefined, one.sessionId, other.sessionId]);
    expect(found.map((session) => session?.actor.id)).toEqual([
      other.actor.id,
      undefined,
      one.actor.id,
      other.actor.id,
    ]);
    const noted = 'select count(*) as n from person_session where id = any($1) and seen_at = $2';
    expect(await identity.figure(noted, [[one.sessionId, other.sessionId], later(60_000)])).toBe(2);
  });

  it('waits for nobody who holds a session it would note', async () => {
    const { sessionId, token } = await enter((await identity.add()).email);
    await identity.db.transaction(async (tx) => {
      await tx.query('select from person_session where id = $1 for update', [sessionId]);
      expect(await find(token, later(60_000))).not.toBeNull();
    });
  });

  it('finds nothing of a person who is inactive or erased', async () => {
    const [left, erased] = [await enter((await identity.add()).email), await enter((await identity.add()).email)];
    await identity.db.transaction(async (tx) => {
      await tx.execute('update person set active = false where id = $1', [left.person.id]);
      await tx.execute('delete from pseudonym where subject_id = $1', [erased.person.id]);
    });
    expect(await find(left.token)).toBeNull();
    expect(await find(erased.token)).toBeNull();
    await expect(enter(erased.person.email)).rejects.toMatchObject({ code: 'sign-in-failed' });
  });
});

describe('signOut', () => {
  const leave = (actor: PersonActor, sessionId: string) =>
    identity.db.transaction((tx) => signOut(tx, actor, { sessionId }));

  it('ends the session, and records it once though asked for twice at once', async () => {
    const session = await enter((await identity.add()).email);
    await identity.recorded();
    await Promise.all([leave(session.actor, session.sessionId), leave(session.actor, session.sessionId)]);
    expect(await find(session.token)).toBeNull();
    expect(await identity.recorded()).toEqual([
      {
        action: 'person.signed-out',
        actor: session.actor.pseudonym,
        subject: session.actor.pseudonym,
        payload: { person: session.person.id, session: session.sessionId },
      },
    ]);
  });

  it("does not end somebody else's session", async () => {
    const session = await enter((await identity.add()).email);
    await leave(await identity.actor('administrator'), session.sessionId);
    const impostor = { ...keyActor, id: session.person.id } as unknown as PersonActor;
    await expect(leave(impostor, session.sessionId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await find(session.token)).not.toBeNull();
  });
});
