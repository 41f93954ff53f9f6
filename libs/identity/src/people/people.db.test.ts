import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { authorize, setUpActor, type Actor, type PersonActor } from '@countersign/access';
import { plainSystem } from '@countersign/testing';
import type { Grant } from '@countersign/contracts';
import { cheap, IdentityFixture, keyActor, password } from '../../test/identity-fixture.js';
import { hashPassword } from '../passwords/hash-password.js';
import { findSessions } from '../sessions/find-sessions.js';
import { signIn } from '../sessions/sign-in.js';
import { registerSystem } from '../systems/register-system.js';
import { addPerson } from './add-person.js';
import { changePerson, type PersonChangeInput } from './change-person.js';
import { changeProfile } from './change-profile.js';
import { findPerson, findPersonRecord, getPerson } from './find-person.js';
import { listPeople } from './list-people.js';
import { personNames } from './person-names.js';
import { personActor, personInSession } from './person-record.js';

let identity: IdentityFixture;
let administrator: PersonActor;
let lead: PersonActor;
beforeAll(async () => {
  identity = await IdentityFixture.open();
  administrator = await identity.actor('administrator');
  lead = await identity.actor('lead', 'compliance');
  await identity.db.transaction((tx) => registerSystem(tx, setUpActor, plainSystem('answers')));
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const change = (input: PersonChangeInput, actor: Actor = administrator) =>
  identity.db.transaction((tx) => changePerson(tx, actor, input));
const find = (id: string) => identity.db.read((tx) => findPerson(tx, id));
const openSessions = (personId: string) =>
  identity.figure('select count(*) as n from person_session where person_id = $1', [personId]);
const enter = (email: string, word = password) =>
  signIn(identity.db, { email, password: word, now: new Date() }, { cost: cheap, refusalMilliseconds: 0 });

describe('addPerson', () => {
  it('makes person, grants and pseudonym, and records neither name nor address', async () => {
    const grants: Grant[] = [
      { role: 'lead', system: 'answers' },
      { role: 'reviewer', system: null },
      { role: 'lead', system: 'answers' },
    ];
    const input = identity.newPerson({ grants, competences: ['medicine', 'law', 'medicine'] });
    const person = await identity.db.transaction((tx) => addPerson(tx, administrator, input));
    const { passwordHash, ...shown } = input;
    expect(person).toEqual({
      ...shown,
      languages: [],
      id: person.id,
      createdAt: person.createdAt,
      active: true,
      competences: ['medicine', 'law'],
      grants: grants.slice(0, 2),
    });
    expect(JSON.stringify(person)).not.toContain(passwordHash);
    expect(await find(person.id)).toEqual(person);
    const { pseudonym } = await identity.actorOf(person.id);
    expect(pseudonym).toMatch(/^person:[0-9a-f]{32}$/);
    expect(await identity.recorded()).toEqual([
      {
        action: 'person.added',
        actor: administrator.pseudonym,
        subject: pseudonym,
        payload: { person: person.id, grants: grants.slice(0, 2) },
      },
    ]);
  });

  it('takes dated competences and languages, and lets those that hold today act', async () => {
    const dated = [
      'medicine',
      { competence: 'law', from: '2026-01-01', until: '2026-06-30' },
      { competence: 'tax', from: '2026-07-01' },
    ];
    const person = await identity.add({ competences: dated, languages: ['en', 'zh', 'en'] });
    expect(person).toMatchObject({ competences: dated, languages: ['en', 'zh'] });
    const record = await identity.db.read((tx) => findPersonRecord(tx, person.id));
    if (!record) throw new Error('not found');
    const on = (day: string) => personActor(record, new Date(`${day}T12:00:00Z`)).competences;
    expect(on('2025-12-31')).toEqual(['medicine']);
    expect(on('2026-01-01')).toEqual(['medicine', 'law']);
    expect(on('2026-06-30')).toEqual(['medicine', 'law']);
    expect(on('2026-07-01')).toEqual(['medicine', 'tax']);
    const changed = await change({ id: person.id, competences: ['tax'], languages: [] });
    expect(changed).toMatchObject({ competences: ['tax'], languages: [] });
    await identity.recorded();
  });

  it('lets one of two with the same address at once in, and tells the other', async () => {
    const input = identity.newPerson();
    const ended = await Promise.allSettled([identity.add(input), identity.add({ ...input, name: 'Other' })]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect(await identity.figure('select count(*) as n from person where email = $1', [input.email])).toBe(1);
    expect((await identity.recorded()).map(({ action }) => action)).toEqual(['person.added']);
  });

  it('refuses a role for an AI system that does not exist, and adds nobody', async () => {
    const input = identity.newPerson({
      grants: [
        { role: 'reviewer', system: 'answers' },
        { role: 'reviewer', system: 'nowhere' },
      ],
    });
    await expect(identity.add(input)).rejects.toMatchObject({
      code: 'invalid-body',
      extras: { errors: [{ pointer: '/grants/1/system', code: 'unknown-system' }] },
    });
    expect(await identity.figure('select count(*) as n from person where email = $1', [input.email])).toBe(0);
  });

  it('is refused to who may not', async () => {
    for (const actor of [lead, keyActor]) {
      const attempt = identity.db.transaction((tx) => addPerson(tx, actor, identity.newPerson()));
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await identity.recorded()).toEqual([]);
  });
});

describe('changePerson', () => {
  it('changes what is given, replaces the grants, and records which fields', async () => {
    const person = await identity.add({ competences: ['law'] });
    const { pseudonym } = await identity.actorOf(person.id);
    await identity.recorded();
    const grants: Grant[] = [{ role: 'compliance', system: 'answers' }];
    const changed = await change({ id: person.id, name: 'New', language: 'zh-TW', competences: ['law'], grants });
    expect(changed).toEqual({ ...person, name: 'New', language: 'zh-TW', grants });
    expect(await find(person.id)).toEqual(changed);
    expect(await identity.recorded()).toEqual([
      {
        action: 'person.changed',
        actor: administrator.pseudonym,
        subject: pseudonym,
        payload: { person: person.id, fields: ['grants', 'language', 'name'], grants },
      },
    ]);
  });

  it('records nothing when nothing differs', async () => {
    const person = await identity.add();
    await identity.recorded();
    const same = { id: person.id, name: person.name, active: true, grants: person.grants.toReversed() };
    expect(await change(same)).toEqual(person);
    expect(await identity.recorded()).toEqual([]);
  });

  it('ends the sessions of a person who is deactivated, and lets nobody in', async () => {
    const person = await identity.add();
    const { sessionId } = await enter(person.email);
    await identity.recorded();
    expect((await change({ id: person.id, active: false })).active).toBe(false);
    expect(await openSessions(person.id)).toBe(0);
    await expect(enter(person.email)).rejects.toMatchObject({ code: 'sign-in-failed' });
    expect(await identity.recorded()).toMatchObject([
      { action: 'person.changed', payload: { fields: ['active'], active: false } },
      { action: 'session.revoked', payload: { person: person.id, sessions: [sessionId], because: 'deactivated' } },
      { action: 'person.sign-in-refused', payload: { person: person.id, reason: 'inactive' } },
    ]);
  });

  it('with a new password ends the sessions and lifts a lock', async () => {
    const person = await identity.add();
    const { passwordHash } = identity.newPerson();
    const { sessionId, actor } = await enter(person.email);
    await identity.db.transaction((tx) =>
      tx.execute(
        `update person set failed_sign_ins = 9, locked_until = 'infinity', password_hash = 'old' where id = $1`,
        [person.id],
      ),
    );
    await identity.recorded();
    await change({ id: person.id, passwordHash });
    expect(await openSessions(person.id)).toBe(0);
    expect((await enter(person.email)).person.id).toBe(person.id);
    const [changed, revoked] = await identity.recorded();
    expect(changed?.payload).toEqual({ person: person.id, fields: ['password'] });
    expect(revoked).toEqual({
      action: 'session.revoked',
      actor: administrator.pseudonym,
      subject: actor.pseudonym,
      payload: { person: person.id, sessions: [sessionId], because: 'password-changed' },
    });
  });

  it('gives administrators no new password of their own, which takes the current one elsewhere', async () => {
    const { passwordHash } = identity.newPerson({ passwordHash: 'another' });
    await expect(change({ id: administrator.id, passwordHash })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await identity.recorded()).toEqual([]);
    expect((await change({ id: administrator.id, language: 'zh-TW' })).language).toBe('zh-TW');
    await identity.recorded();
  });

  it('is refused to who may not, and for a person who is not there', async () => {
    const person = await identity.add();
    for (const actor of [lead, keyActor, await identity.actorOf(person.id)]) {
      await expect(change({ id: person.id, name: 'Mine' }, actor)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(change({ id: keyActor.id, name: 'Nobody' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await find(person.id)).toEqual(person);
  });
});

describe('the last active administrator', () => {
  it('stays active and an administrator, until there is another', async () => {
    const reviewer: Grant[] = [{ role: 'reviewer', system: null }];
    for (const input of [{ active: false }, { grants: reviewer }]) {
      await expect(change({ id: administrator.id, ...input })).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await find(administrator.id)).toMatchObject({ active: true, grants: administrator.grants });
    expect(await identity.recorded()).toEqual([]);
    const second = await identity.actor('administrator');
    expect((await change({ id: second.id, active: false })).active).toBe(false);
  });

  it.each<[string, Partial<PersonChangeInput>]>([
    ['deactivate', { active: false }],
    ['demote', { grants: [{ role: 'reviewer', system: null }] }],
  ])('is left when two administrators %s each other at once', async (_, input) => {
    const second = await identity.actor('administrator');
    const ended = await identity.race([
      () => change({ id: second.id, ...input }, administrator),
      () => change({ id: administrator.id, ...input }, second),
    ]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    const grants: Grant[] = [{ role: 'administrator', system: null }];
    await change({ id: administrator.id, active: true, grants }, setUpActor);
    await change({ id: second.id, active: false }, setUpActor);
  });
});

describe('reading people', () => {
  it('pages through everybody, each once, newest first', async () => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await identity.db.read((tx) => listPeople(tx, administrator, { limit: 4, after }));
      ids.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    const all = await identity.db.read((tx) =>
      tx.query<{ id: string }>('select id from person order by created_at desc, id desc'),
    );
    expect(ids.length).toBeGreaterThan(4);
    expect(ids).toEqual(all.map(({ id }) => id));
  });

  it('gets one person, and names of many', async () => {
    const get = (id: string) => identity.db.read((tx) => getPerson(tx, administrator, { id }));
    expect(await get(lead.id)).toMatchObject({ id: lead.id, name: lead.name });
    await expect(get(keyActor.id)).rejects.toMatchObject({ code: 'not-found' });
    const names = await identity.db.read((tx) => personNames(tx, [lead.id, keyActor.id, administrator.id]));
    expect(names).toEqual(
      new Map([
        [lead.id, lead.name],
        [administrator.id, administrator.name],
      ]),
    );
    expect(await identity.db.read((tx) => personNames(tx, []))).toEqual(new Map());
  });

  it('is refused to who may not', async () => {
    for (const actor of [lead, keyActor]) {
      const list = identity.db.read((tx) => listPeople(tx, actor, { limit: 4 }));
      await expect(list).rejects.toMatchObject({ code: 'forbidden' });
      const get = identity.db.read((tx) => getPerson(tx, actor, { id: administrator.id }));
      await expect(get).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('a password that an administrator sets', () => {
  const own = 'a password of their own';

  it('is for one sign-in, whose session gives nothing until its person has set an own one, and says who set it', async () => {
    const { name } = await identity.db.read((tx) => getPerson(tx, administrator, administrator));
    const added = await identity.db.transaction((tx) => addPerson(tx, administrator, identity.newPerson()));
    const reset = await identity.add();
    const passwordHash = await hashPassword(password, cheap);
    await identity.db.transaction((tx) => changePerson(tx, administrator, { id: reset.id, passwordHash }));
    for (const { email } of [added, reset]) {
      const { actor, sessionId, token, passwordSet } = await enter(email);
      const [found] = await identity.db.read((tx) => findSessions(tx, [token], new Date()));
      for (const one of [actor, found?.actor]) expect(one).toMatchObject({ passwordToBeChanged: true });
      expect([passwordSet?.by, found?.passwordSet?.by]).toEqual([name, name]);
      expect(() => authorize(actor, 'list', 'Review')).toThrow(
        expect.objectContaining({ code: 'password-to-be-changed' }),
      );
      const change = (next: string) =>
        changeProfile(identity.db, actor, { password: { current: password, next }, sessionId, now: new Date() }, cheap);
      await expect(change(password)).rejects.toMatchObject({ extras: { errors: [{ code: 'not-own' }] } });
      await change(own);
      const [after] = await identity.db.read((tx) => findSessions(tx, [token], new Date()));
      expect([after?.passwordSet, after?.actor.passwordToBeChanged]).toEqual([null, undefined]);
      expect((await enter(email, own)).actor.passwordToBeChanged).toBeUndefined();
    }
  });

  it('works for a week', async () => {
    const { id, email } = await identity.add();
    const passwordHash = await hashPassword(password, cheap);
    const day = 86_400_000;
    await identity.db.transaction((tx) => changePerson(tx, administrator, { id, passwordHash }));
    const after = (days: number) =>
      signIn(
        identity.db,
        { email, password, now: new Date(Date.now() + days * day) },
        { cost: cheap, refusalMilliseconds: 0 },
      );
    expect((await after(6.9)).actor.passwordToBeChanged).toBe(true);
    await expect(after(7.1)).rejects.toMatchObject({
      code: 'sign-in-failed',
      message: expect.stringContaining('7 days'),
    });
  });

  it('narrows no session that something else opened, which says all the same who set it; set-up is nobody else', async () => {
    const { id, email } = await identity.add();
    expect((await enter(email)).actor.passwordToBeChanged).toBeUndefined();
    const passwordHash = await hashPassword(own, cheap);
    await identity.db.transaction((tx) => changePerson(tx, administrator, { id, passwordHash }));
    const record = await identity.db.read((tx) => findPersonRecord(tx, id));
    expect(record?.passwordSet).toMatchObject({ by: administrator.name });
    if (record) expect(personInSession(record, ['passkey'], new Date()).passwordToBeChanged).toBeUndefined();
  });
});
