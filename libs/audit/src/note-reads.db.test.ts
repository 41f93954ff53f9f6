import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor, KeyActor, PersonActor } from '@countersign/access';
import { testDatabase, type TestDatabase } from '@countersign/testing';
import { registerPseudonym } from './register-pseudonym.js';
import { dropOldReadNotes, noteRead, type ReadThing } from './note-reads.js';

const person = (last: number): PersonActor => ({
  kind: 'person',
  id: `01a20c4c-9cb8-7209-96cb-00000000000${last}`,
  name: '',
  pseudonym: `person:${last}`,
  grants: [
    { role: 'compliance', system: null },
    { role: 'administrator', system: null },
  ],
  competences: [],
  language: 'en',
});
const key: KeyActor = { kind: 'key', id: person(9).id, pseudonym: 'key:9', scopes: ['read'], systems: [] };
const submission = '01a20c4c-9cb8-7209-96cb-dd35f8dac79f';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const at = (clock: string) => new Date(`2026-12-01T${clock}Z`);
const read = (actor: Actor, thing: ReadThing, clock: string) =>
  test.db.transaction((tx) => noteRead(tx, actor, thing, at(clock)));
const entries = () =>
  test.db.read((tx) =>
    tx.query<{ actor: string; subject: string | null; what: string }>(
      `select e.actor, e.subject, p.payload ->> 'what' as what from audit_entry e join audit_payload p on p.entry_id = e.id
       where e.action = 'personal-data.read' order by e.id`,
    ),
  );

it('is one entry for a person, a thing and an hour, though asked for many times at once', async () => {
  const content: ReadThing = { what: 'content', submission };
  await Promise.all(Array.from({ length: 8 }, () => read(person(1), content, '10:00:00')));
  await read(person(1), content, '10:59:59');
  expect(await entries()).toEqual([{ actor: 'person:1', subject: submission, what: 'content' }]);
  await read(person(1), content, '11:00:00');
  await read(person(2), content, '11:00:00');
  await read(person(1), { what: 'image', submission }, '11:00:00');
  await read(person(1), { what: 'people' }, '11:00:00');
  await read(key, content, '11:00:00');
  expect((await entries()).slice(1)).toEqual([
    { actor: 'person:1', subject: submission, what: 'content' },
    { actor: 'person:2', subject: submission, what: 'content' },
    { actor: 'person:1', subject: submission, what: 'image' },
    { actor: 'person:1', subject: null, what: 'people' },
  ]);
});

it('writes nothing for what was recorded in this hour already: the transaction has nothing to commit', async () => {
  const written = (clock: string) =>
    test.db.transaction(async (tx) => {
      await noteRead(tx, person(1), { what: 'comments', submission }, at(clock));
      const [row] = await tx.query<{ id: string | null }>('select pg_current_xact_id_if_assigned()::text as id');
      return row?.id ?? null;
    });
  expect(await written('10:20:00')).toEqual(expect.any(String));
  expect(await written('10:40:00')).toBeNull();
});

it('names whose sessions or quality they were, and says of lists and contacts what they are', async () => {
  const other = person(5);
  const pseudonym = await test.db.transaction((tx) => registerPseudonym(tx, 'person', other.id));
  const before = (await entries()).length;
  const lead: PersonActor = { ...person(4), grants: [...person(4).grants, { role: 'lead', system: null }] };
  await read(lead, { what: 'sessions', person: other.id }, '12:00:00');
  await read(lead, { what: 'sessions', person: other.id }, '12:10:00');
  await read(lead, { what: 'reviewer-quality', person: other.id }, '12:00:00');
  await read(lead, { what: 'reviewers-quality' }, '12:00:00');
  await read(lead, { what: 'contact', submission }, '12:00:00');
  expect((await entries()).slice(before).map(({ subject, what }) => [what, subject])).toEqual([
    ['sessions', pseudonym],
    ['reviewer-quality', pseudonym],
    ['reviewers-quality', null],
    ['contact', submission],
  ]);
  const reviewer: PersonActor = { ...person(3), grants: [{ role: 'reviewer', system: null }] };
  for (const what of ['sessions', 'reviewer-quality'] as const) {
    await expect(read(reviewer, { what, person: other.id }, '12:00:00')).rejects.toMatchObject({ code: 'forbidden' });
  }
});

it('is refused for what the person may not read', async () => {
  const reviewer: PersonActor = { ...person(3), grants: [{ role: 'reviewer', system: null }] };
  await expect(read(reviewer, { what: 'people' }, '11:00:00')).rejects.toMatchObject({ code: 'forbidden' });
});

it('forgets the notes of hours that are over, and no other', async () => {
  await test.db.transaction((tx) => dropOldReadNotes(tx, at('11:30:00')));
  const before = (await entries()).length;
  await read(person(1), { what: 'people' }, '11:40:00');
  expect(await entries()).toHaveLength(before);
});
