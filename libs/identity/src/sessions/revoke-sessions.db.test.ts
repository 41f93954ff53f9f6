import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { openSessionView } from '@countersign/contracts';
import { cheap, IdentityFixture, keyActor, password } from '../../test/identity-fixture.js';
import { findSessions } from './find-sessions.js';
import { listSessions, listSessionsOfPerson } from './list-sessions.js';
import { revokeOtherSessions, revokeSession, revokeSessionsOfPerson } from './revoke-sessions.js';
import { signIn } from './sign-in.js';

const start = new Date('2026-11-20T08:00:00.000Z');
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
let identity: IdentityFixture;
beforeAll(async () => {
  identity = await IdentityFixture.open();
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const enter = (email: string, now = start) =>
  signIn(
    identity.db,
    { email, password, now, origin: { userAgent: chrome, address: '203.0.113.9' } },
    { cost: cheap, refusalMilliseconds: 0 },
  );
const alive = async (token: string) => (await identity.db.read((tx) => findSessions(tx, [token], start)))[0] !== null;

describe('listSessions', () => {
  it('shows where and by what a person is signed in, newest first by pages, and nothing secret', async () => {
    const { email } = await identity.add();
    const [first, second] = [await enter(email), await enter(email, later(1))];
    await enter((await identity.add()).email);
    const page = (after?: string) =>
      identity.db.read((tx) =>
        listSessions(tx, second.actor, { limit: 1, after, sessionId: second.sessionId, now: later(1) }),
      );
    const newest = await page();
    expect(newest.items).toEqual([
      {
        id: second.sessionId,
        createdAt: later(1).toISOString(),
        lastSeenAt: later(1).toISOString(),
        expiresAt: later(7 * 24 + 1).toISOString(),
        device: 'Chrome, Linux',
        network: '203.0.113.0/24',
        means: ['password'],
        current: true,
      },
    ]);
    expect(openSessionView.parse(newest.items[0])).toEqual(newest.items[0]);
    const rest = await page(newest.next ?? '');
    expect([rest.items.map(({ id, current }) => [id, current]), rest.next]).toEqual([[[first.sessionId, false]], null]);
  });

  it('leaves out those that are no longer used', async () => {
    const { email } = await identity.add();
    await enter(email);
    const { actor, sessionId } = await enter(email, later(11));
    const { items } = await identity.db.read((tx) => listSessions(tx, actor, { limit: 50, sessionId, now: later(12) }));
    expect(items.map(({ id }) => id)).toEqual([sessionId]);
  });

  it('shows those of others only to who manages people', async () => {
    const session = await enter((await identity.add()).email);
    const input = { id: session.person.id, limit: 50, sessionId: keyActor.id, now: start };
    const list = (actor: Parameters<typeof listSessionsOfPerson>[1], id = input.id) =>
      identity.db.transaction((tx) => listSessionsOfPerson(tx, actor, { ...input, id }));
    expect((await list(setUpActor)).items).toMatchObject([{ id: session.sessionId, current: false }]);
    for (const actor of [session.actor, keyActor, await identity.actor('lead', 'compliance')]) {
      await expect(list(actor)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(list(setUpActor, keyActor.id)).rejects.toMatchObject({ code: 'not-found' });
    // That an administrator read them is recorded; of their own it is not.
    const administrator = await identity.actor('administrator');
    await identity.recorded();
    await list(administrator);
    await list(administrator, administrator.id);
    expect(await identity.recorded()).toEqual([
      {
        action: 'personal-data.read',
        actor: administrator.pseudonym,
        subject: session.actor.pseudonym,
        payload: { what: 'sessions', submission: null, person: session.person.id },
      },
    ]);
  });
});

describe('revoking sessions', () => {
  const revoke = ({ actor }: Awaited<ReturnType<typeof enter>>, id: string) =>
    identity.db.transaction((tx) => revokeSession(tx, actor, { id }));

  it('ends one at once and records it; a second attempt finds nothing', async () => {
    const { email } = await identity.add();
    const [mine, other] = [await enter(email), await enter(email)];
    await identity.recorded();
    await revoke(mine, other.sessionId);
    expect([await alive(mine.token), await alive(other.token)]).toEqual([true, false]);
    const pseudonym = mine.actor.pseudonym;
    expect(await identity.recorded()).toEqual([
      {
        action: 'session.revoked',
        actor: pseudonym,
        subject: pseudonym,
        payload: { person: mine.person.id, sessions: [other.sessionId], because: 'asked' },
      },
    ]);
    await expect(revoke(mine, other.sessionId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is recorded once though it is asked for twice at once', async () => {
    const { email } = await identity.add();
    const [mine, other] = [await enter(email), await enter(email)];
    await identity.recorded();
    const ended = await identity.race([() => revoke(mine, other.sessionId), () => revoke(mine, other.sessionId)]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await identity.recorded()).toHaveLength(1);
  });

  it("does not end somebody else's", async () => {
    const [mine, theirs] = [await enter((await identity.add()).email), await enter((await identity.add()).email)];
    await expect(revoke(mine, theirs.sessionId)).rejects.toMatchObject({ code: 'not-found' });
    expect(await alive(theirs.token)).toBe(true);
  });

  it('ends all others of the person, and records nothing when there are none', async () => {
    const { email } = await identity.add();
    const [mine, ...others] = [await enter(email), await enter(email), await enter(email)];
    const stranger = await enter((await identity.add()).email);
    await identity.recorded();
    const endOthers = () => identity.db.transaction((tx) => revokeOtherSessions(tx, mine.actor, mine));
    expect(await endOthers()).toEqual({ revoked: 2 });
    expect(await endOthers()).toEqual({ revoked: 0 });
    expect(await Promise.all([mine, ...others, stranger].map(({ token }) => alive(token)))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(await identity.recorded()).toHaveLength(1);
  });

  it('signs a person out everywhere for an administrator, and keeps the session that asks', async () => {
    const session = await enter((await identity.add()).email);
    const { email } = await identity.add({ grants: [{ role: 'administrator', system: null }] });
    const [asking, older] = [await enter(email), await enter(email)];
    const revokeAll = (id: string, actor: Parameters<typeof revokeSessionsOfPerson>[1] = asking.actor) =>
      identity.db.transaction((tx) => revokeSessionsOfPerson(tx, actor, { id, sessionId: asking.sessionId }));
    expect(await revokeAll(session.person.id)).toEqual({ revoked: 1 });
    expect(await revokeAll(asking.person.id)).toEqual({ revoked: 1 });
    expect(await Promise.all([session, asking, older].map(({ token }) => alive(token)))).toEqual([false, true, false]);
    await expect(revokeAll(asking.person.id, session.actor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revokeAll(keyActor.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
