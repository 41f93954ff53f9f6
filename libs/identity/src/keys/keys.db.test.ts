import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setUpActor, type Actor, type PersonActor } from '@countersign/access';
import { plainSystem } from '@countersign/testing';
import type { KeyInput } from '@countersign/contracts';
import { IdentityFixture, keyActor } from '../../test/identity-fixture.js';
import { registerSystem } from '../systems/register-system.js';
import { createKey } from './create-key.js';
import { findKey } from './find-key.js';
import { makeKeyToken } from './key-token.js';
import { listKeys } from './list-keys.js';
import { revokeKey } from './revoke-key.js';
import { rotateKey } from './rotate-key.js';
import { touchKeys } from './touch-keys.js';

let identity: IdentityFixture;
let administrator: PersonActor;
let reviewer: PersonActor;
beforeAll(async () => {
  identity = await IdentityFixture.open();
  administrator = await identity.actor('administrator');
  reviewer = await identity.actor('reviewer', 'compliance');
  await identity.db.transaction((tx) => registerSystem(tx, setUpActor, plainSystem('answers')));
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const input: KeyInput = {
  name: 'Pipeline',
  scopes: ['submit', 'read'],
  systems: ['answers'],
  addresses: ['198.51.100.0/24'],
};
const create = (change: Partial<KeyInput> & { environment?: string } = {}, actor: Actor = administrator) =>
  identity.db.transaction((tx) => createKey(tx, actor, { ...input, ...change }));
const find = (bearer: string, now = new Date()) => identity.db.read((tx) => findKey(tx, bearer, now));

describe('createKey', () => {
  it('makes a key that is found, stores no secret, and records neither name nor secret', async () => {
    const expiresAt = '2999-01-01T00:00:00.000Z';
    const { key, secret } = await create({ expiresAt, scopes: ['submit', 'read', 'submit'] });
    expect(key).toMatchObject({ ...input, expiresAt, lastUsedAt: null, revokedAt: null });
    expect(secret.startsWith(`${key.prefix}_`)).toBe(true);
    const found = await find(secret);
    const pseudonym = expect.stringMatching(/^key:[0-9a-f]{32}$/);
    expect(found).toEqual({
      actor: { kind: 'key', id: key.id, pseudonym, scopes: ['submit', 'read'], systems: ['answers'] },
      addresses: ['198.51.100.0/24'],
    });
    const [row] = await identity.db.read((tx) =>
      tx.query<{ text: string }>('select k::text as text from api_key k where id = $1', [key.id]),
    );
    expect(row?.text).toContain(administrator.id);
    expect(row?.text).not.toContain(secret.slice(key.prefix.length + 1));
    expect(await identity.recorded()).toEqual([
      {
        action: 'key.created',
        actor: administrator.pseudonym,
        subject: key.id,
        payload: { key: key.id, scopes: ['submit', 'read'], systems: ['answers'], addresses: 1, expiresAt },
      },
    ]);
  });

  it('names the environment in the key', async () => {
    expect((await create({ environment: 'test' })).secret).toMatch(/^cs_test_/);
  });

  it.each<[string, Partial<KeyInput>, string]>([
    ['an AI system that does not exist', { systems: ['answers', 'nowhere'] }, '/systems/1'],
    ['an expiry that has passed', { expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
  ])('refuses %s', async (_, change, pointer) => {
    await expect(create(change)).rejects.toMatchObject({ code: 'invalid-body', extras: { errors: [{ pointer }] } });
    expect(await identity.recorded()).toEqual([]);
  });

  it('is refused to who may not', async () => {
    await expect(create({}, reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(create({}, keyActor)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('findKey', () => {
  it('finds nothing for another secret under a known prefix', async () => {
    const { key } = await create();
    const forged = makeKeyToken();
    await identity.db.transaction((tx) =>
      tx.execute('update api_key set prefix = $2 where id = $1', [key.id, forged.prefix]),
    );
    expect(await find(forged.token)).toBeNull();
  });

  it('finds nothing for a key that was never made or is malformed', async () => {
    const { secret } = await create();
    expect(await find(makeKeyToken().token)).toBeNull();
    expect(await find(`Bearer ${secret}`)).toBeNull();
    expect(await find(secret.slice(0, -1))).toBeNull();
  });

  it('finds a key until the moment it expires', async () => {
    const { secret } = await create({ expiresAt: '2999-01-01T00:00:00Z' });
    expect(await find(secret, new Date('2998-12-31T23:59:59.999Z'))).not.toBeNull();
    expect(await find(secret, new Date('2999-01-01T00:00:00Z'))).toBeNull();
  });
});

describe('revokeKey', () => {
  const revoke = (id: string, actor: Actor = administrator) =>
    identity.db.transaction((tx) => revokeKey(tx, actor, { id }));

  it('ends the key at once, and is recorded once though asked for twice at once', async () => {
    const { key, secret } = await create();
    await identity.recorded();
    const [first, second] = await Promise.all([revoke(key.id), revoke(key.id)]);
    expect(first.revokedAt).not.toBeNull();
    expect(second).toEqual(first);
    expect(await find(secret)).toBeNull();
    expect(await identity.recorded()).toEqual([
      { action: 'key.revoked', actor: administrator.pseudonym, subject: key.id, payload: { key: key.id } },
    ]);
  });

  it('is refused to who may not, and for a key that is not there', async () => {
    const { key, secret } = await create();
    await expect(revoke(key.id, reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revoke(key.id, keyActor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revoke(reviewer.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await find(secret)).not.toBeNull();
  });
});

describe('rotateKey', () => {
  const rotate = (id: string, change: Partial<Parameters<typeof rotateKey>[2]> = {}, actor: Actor = administrator) =>
    identity.db.transaction((tx) => rotateKey(tx, actor, { id, overlapMinutes: 60, ...change }));
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it('makes a key of the same rights; the old one works until the overlap is over', async () => {
    const old = await create({ environment: 'test' });
    await identity.recorded();
    const { key, secret } = await rotate(old.key.id);
    expect(key).toMatchObject({ ...input, replaces: old.key.id, expiresAt: null });
    expect(secret).toMatch(/^cs_test_/);
    expect((await find(old.secret, inMinutes(59)))?.actor.id).toBe(old.key.id);
    expect(await find(old.secret, inMinutes(61))).toBeNull();
    expect((await find(secret, inMinutes(61)))?.actor).toMatchObject({ id: key.id, scopes: ['submit', 'read'] });
    expect(await identity.recorded()).toEqual([
      expect.objectContaining({ action: 'key.created', subject: key.id }),
      {
        action: 'key.rotated',
        actor: administrator.pseudonym,
        subject: old.key.id,
        payload: { key: old.key.id, by: key.id, until: expect.any(String) },
      },
    ]);
  });

  it('lets the new key live as long as the old one was made for, and the old one no longer than before', async () => {
    const old = await create({ expiresAt: inMinutes(30).toISOString() });
    const { key } = await rotate(old.key.id);
    expect(Math.abs(Date.parse(key.expiresAt ?? '') - inMinutes(30).getTime())).toBeLessThan(60_000);
    expect(await find(old.secret, inMinutes(31))).toBeNull();
    const other = await rotate(key.id, { expiresAt: '2999-01-01T00:00:00Z' });
    expect(other.key.expiresAt).toBe('2999-01-01T00:00:00.000Z');
  });

  it('follows a key once, though asked twice at once', async () => {
    const { key } = await create();
    const attempts = await Promise.allSettled([rotate(key.id), rotate(key.id)]);
    expect(attempts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it('is refused for a key that has ended or is not there, for a time that has passed, and to who may not', async () => {
    const { key } = await create();
    await expect(rotate(key.id, {}, reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rotate(key.id, {}, keyActor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rotate(reviewer.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(rotate(key.id, { expiresAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'invalid-body' });
    await identity.db.transaction((tx) => revokeKey(tx, administrator, { id: key.id }));
    await expect(rotate(key.id)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('listKeys', () => {
  it('pages through all keys, newest first, with no secret in them', async () => {
    const list = (after?: string) => identity.db.read((tx) => listKeys(tx, administrator, { limit: 3, after }));
    const first = await list();
    const second = await list(first.next ?? '');
    const times = [...first.items, ...second.items].map(({ createdAt }) => createdAt);
    expect(first.items).toHaveLength(3);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(times.length);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(JSON.stringify(first)).not.toMatch(/secret/i);
  });

  it('is refused to who may not', async () => {
    for (const actor of [reviewer, keyActor]) {
      const attempt = identity.db.read((tx) => listKeys(tx, actor, { limit: 3 }));
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('touchKeys', () => {
  it('notes the last use of many keys, never an earlier one, and bears being called at once', async () => {
    const keys = await Promise.all([create(), create(), create()]);
    const ids = keys.map(({ key }) => key.id);
    const touch = (of: string[], minute: number) =>
      identity.db.transaction((tx) => touchKeys(tx, of, new Date(Date.UTC(2027, 0, 1, 0, minute))));
    await Promise.all([9, 3, 7, 1].map((minute) => touch(minute % 2 ? ids : ids.toReversed(), minute)));
    await touch(ids.slice(0, 1), 20);
    await touch([], 30);
    const page = await identity.db.read((tx) => listKeys(tx, administrator, { limit: 50 }));
    const used = new Map(page.items.map(({ id, lastUsedAt }) => [id, lastUsedAt]));
    expect(ids.map((id) => used.get(id))).toEqual([
      '2027-01-01T00:20:00.000Z',
      '2027-01-01T00:09:00.000Z',
      '2027-01-01T00:09:00.000Z',
    ]);
  });
});
