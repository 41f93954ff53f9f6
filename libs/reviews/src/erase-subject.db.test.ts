import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, PersonActor } from '@countersign/access';
import {
  eraseSubject,
  findEntryProof,
  ProofReader,
  liftHold,
  LogSealer,
  logIdentity,
  placeHold,
  verifyLog,
} from '@countersign/audit';
import type { HoldKind } from '@countersign/contracts';
import { createKey, eraseIdentity, revokeKey, signInByIdentity } from '@countersign/identity';
import { addComment, eraseComments } from '@countersign/submissions';
import { CoreFixture, must } from '@countersign/testing';
import { canonicalJson, parseTlogProof, parseTrustPolicy, verifyTlogProof, type JsonValue } from '@countersign/tlog';
import pg from 'pg';
import { outcomeOf, reviewActs } from '../test/review-acts.js';
import { eraseDecisions, releaseClaim } from './index.js';

const identity = logIdentity(generateKeyPairSync('ed25519').privateKey, 'example.org/log');
let core: CoreFixture;
let administrator: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  administrator = await core.person([{ role: 'administrator', system: null }]);
});
afterAll(() => core.close());

const { claimed, decisionOn, decide } = reviewActs(() => core);
const words = { ground: 'gdpr-17-1-b' as const, reason: 'Consent was withdrawn.' };

const erase = (id: string, actor: Actor = administrator, now?: Date) =>
  core.db.transaction((tx) => {
    const parts = [eraseDecisions, eraseComments, eraseIdentity];
    return eraseSubject(tx, actor, { ...words, id }, parts, now);
  });
const hold = (kind: HoldKind, target: string) =>
  core.db.transaction((tx) => placeHold(tx, administrator, { kind, target, reason: 'A court asked for it.' }));
const seal = async (): Promise<void> => {
  const sealer = new LogSealer(core.db, identity);
  for (;;) if (!(await sealer.seal())?.more) return;
};
const rows = <T extends Record<string, unknown>>(sql: string, values: unknown[]) =>
  core.db.read((tx) => tx.query<T>(sql, values));
const payloadIds = async (): Promise<string[]> =>
  (await rows<{ id: string }>('select entry_id as id from audit_payload order by 1', [])).map(({ id }) => id);

/** A person who has rejected with a comment, rejected without one, and commented in a thread. */
async function busyPerson() {
  const person = await core.person();
  const submissions = [await core.waiting(), await core.waiting()];
  for (const [index, id] of submissions.entries()) {
    const input = await decisionOn(person, await claimed(person, id), 'reject');
    const comment = index === 0 ? 'Ask Wang in room 4.' : null;
    expect(outcomeOf(await decide(person, { ...input, comment }))).toMatchObject({ submission: { state: 'rejected' } });
  }
  const [submission = '', other = ''] = submissions;
  await core.db.transaction((tx) => addComment(tx, person, { submission, text: 'I know the customer.' }));
  return { person, submission, other };
}

const entriesBy = (person: PersonActor) =>
  rows<{ id: string; leaf_hash: Buffer; action: string; gone: boolean }>(
    `select e.id, e.leaf_hash, e.action, p.entry_id is null as gone from audit_entry e left join audit_payload p on p.entry_id = e.id
     where e.actor = $1 or e.subject = $1 order by e.id`,
    [person.pseudonym],
  );

describe('eraseSubject', () => {
  it('takes away who a person is and what they wrote, keeps what they decided, and every proof still verifies', async () => {
    const { person, submission, other } = await busyPerson();
    await seal();
    const answer = await erase(person.id);
    expect(answer).toMatchObject({
      kept: 0,
      removed: { comments: 1, decisionComments: 1, people: 1, pseudonyms: 1, payloads: 3 },
    });
    await seal();
    expect(await rows('select name, email, active, password_hash from person where id = $1', [person.id])).toEqual([
      { name: '–', email: `erased-${person.id}@invalid`, active: false, password_hash: '' },
    ]);
    expect(await rows('select from pseudonym where subject_id = $1', [person.id])).toEqual([]);
    expect(await rows('select from submission_comment where author_id = $1', [person.id])).toEqual([]);
    expect(await rows('select outcome, comment from decision where person_id = $1', [person.id])).toEqual([
      { outcome: 'reject', comment: null },
      { outcome: 'reject', comment: null },
    ]);
    const entries = await entriesBy(person);
    const goneOf = (action: string) => entries.filter((entry) => entry.action === action).map(({ gone }) => gone);
    expect(goneOf('person.added')).toEqual([true]);
    expect(goneOf('comment.added')).toEqual([true]);
    expect(goneOf('review.decided')).toEqual([true, false]);
    expect(goneOf('review.claimed')).toEqual([false, false]);
    expect(goneOf('subject.erased')).toEqual([false]);
    const policy = parseTrustPolicy(`log ${identity.vkey}\nquorum none\n`);
    for (const { id, leaf_hash: hash } of entries) {
      const proof = await core.db.read((tx) => findEntryProof(tx, id, null, new ProofReader()));
      await verifyTlogProof(parseTlogProof(proof ?? ''), hash, policy);
    }
    expect(await verifyLog(core.db, identity)).toMatchObject({
      ok: true,
      erased: 3,
      notProven: ['unwitnessed', 'erased'],
    });
    expect([submission, other]).toHaveLength(2);
  });

  it('takes what names a person whom the identity provider proved and who was not let in', async () => {
    const person = await core.person();
    const [row] = await rows<{ email: string }>('update person set active = false where id = $1 returning email', [
      person.id,
    ]);
    const claims = { email: row?.email, email_verified: true };
    const refusal = await core.db.transaction((tx) =>
      signInByIdentity(tx, {
        identity: { issuer: 'https://login.example.org', subject: `of-${person.id}`, claims, token: {} },
        rules: {
          version: 1,
          matchBy: 'email-verified',
          createPeople: false,
          verifiedClaim: 'email_verified',
          roles: [],
          competences: [],
        },
        rolesClaim: 'roles',
        language: 'en',
        origin: { userAgent: undefined, address: undefined },
        now: new Date(),
      }),
    );
    expect(refusal).toEqual({ refused: 'inactive' });
    const refusals = async () => (await entriesBy(person)).filter(({ action }) => action === 'session.refused');
    expect(await refusals()).toMatchObject([{ gone: false }]);
    await erase(person.id);
    expect(await refusals()).toMatchObject([{ gone: true }]);
    await seal();
  });

  it('lists what went: a payload that somebody deletes beside it is told from the erased ones', async () => {
    const { person, other } = await busyPerson();
    await erase(person.pseudonym);
    await seal();
    const intruder = new pg.Client({ connectionString: core.test.superuserUrl });
    await intruder.connect();
    const [received] = await rows<{ id: string }>('select id from audit_entry where subject = $1 order by id', [other]);
    await expect(intruder.query('delete from audit_payload where entry_id = $1', [received?.id])).rejects.toMatchObject(
      { code: '42501' },
    );
    await intruder.query('set session_replication_role = replica');
    const kept = await intruder.query('delete from audit_payload where entry_id = $1 returning *', [received?.id]);
    const seen = await verifyLog(core.db, identity);
    expect(seen).toMatchObject({ ok: false, faults: [{ code: 'payload-missing' }] });
    expect(seen.erased).toBeGreaterThanOrEqual(3);
    const { entry_id: id, payload, salt } = kept.rows[0] as { entry_id: string; payload: unknown; salt: Buffer };
    const text = canonicalJson(payload as JsonValue);
    await intruder.query('insert into audit_payload values ($1, $2, $3)', [id, text, salt]);
    await intruder.end();
    expect((await verifyLog(core.db, identity)).ok).toBe(true);
  });

  it('keeps decisions on high-risk systems for six months, and erases them when it is asked again after that', async () => {
    await core.test.db.transaction((tx) =>
      tx.execute(`update ai_system set risk_class = 'high_risk_annex_iii' where slug = 'answers'`),
    );
    const { person } = await busyPerson();
    expect(await erase(person.id)).toMatchObject({ kept: 1, removed: { decisionComments: 0 } });
    expect(await rows(`select from decision where person_id = $1 and comment is not null`, [person.id])).toHaveLength(
      1,
    );
    const later = new Date(Date.now() + 190 * 86_400_000);
    expect(await erase(person.id, administrator, later)).toMatchObject({ kept: 0, removed: { decisionComments: 1 } });
    await core.test.db.transaction((tx) =>
      tx.execute(`update ai_system set risk_class = 'minimal' where slug = 'answers'`),
    );
    await seal();
    expect((await verifyLog(core.db, identity)).ok).toBe(true);
  });

  it('takes notes between reviewers with the payloads of their acts, and leaves those that are held', async () => {
    const person = await core.person();
    const [kept, gone] = [await core.waiting(), await core.waiting()];
    for (const submission of [kept, gone]) {
      const { id } = await claimed(person, submission);
      await core.db.transaction((tx) => releaseClaim(tx, person, { claim: id, reason: 'Ask Wang.', code: 'other' }));
    }
    const stop = await hold('submission', kept);
    const part = (now = new Date()) =>
      core.db.transaction((tx) => eraseDecisions(tx, { ...person, kind: 'person' }, now));
    const noted = () => rows('select submission_id as id from review_note where author_id = $1', [person.id]);
    const first = await part();
    expect(first).toMatchObject({ kept: 1, removed: { reviewNotes: 1, decisionComments: 0 } });
    expect(await noted()).toEqual([{ id: kept }]);
    const named = await rows<{ action: string }>('select action, subject from audit_entry where id = any($1)', [
      first.entries,
    ]);
    expect(named).toEqual([{ action: 'review.released', subject: gone }]);
    await core.db.transaction((tx) => liftHold(tx, administrator, stop.id));
    expect(await erase(person.id)).toMatchObject({ kept: 0, removed: { reviewNotes: 1 } });
    expect(await noted()).toEqual([]);
    await seal();
    expect((await verifyLog(core.db, identity)).ok).toBe(true);
  });

  it.each([
    ['person', ({ person }: Busy) => person.id],
    ['submission', ({ submission }: Busy) => submission],
    ['system', () => 'answers'],
  ] as const)(
    'is stopped by a legal hold on the %s, which is recorded, and goes on when it is lifted',
    async (kind, target) => {
      const busy = await busyPerson();
      const placed = await hold(kind, target(busy));
      expect((await hold(kind, target(busy))).id).toBe(placed.id);
      const before = await payloadIds();
      await expect(erase(busy.person.id)).rejects.toMatchObject({ code: 'on-hold', status: 409 });
      expect(await payloadIds()).toEqual(before);
      await core.db.transaction((tx) => liftHold(tx, administrator, placed.id));
      await expect(core.db.transaction((tx) => liftHold(tx, administrator, placed.id))).rejects.toMatchObject({
        code: 'not-found',
      });
      expect((await erase(busy.person.id)).removed).toMatchObject({ people: 1 });
      const [system] = await rows<{ id: string }>(`select id from ai_system where slug = 'answers'`, []);
      const named = { person: busy.person.pseudonym, submission: busy.submission, system: must(system).id };
      expect((await core.actions(named[kind])).filter((action) => action.startsWith('hold.'))).toEqual([
        'hold.placed',
        'hold.lifted',
      ]);
    },
  );

  it('refuses who may not, who is not there, who still reviews, and the last administrator', async () => {
    const { person } = await busyPerson();
    for (const actor of [person, core.client]) {
      await expect(erase(person.id, actor)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(erase('person:0000')).rejects.toMatchObject({ code: 'not-found' });
    const id = await core.waiting();
    await claimed(person, id);
    await expect(erase(person.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(erase(administrator.id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('erases once when it is asked twice at the same time', async () => {
    const { person } = await busyPerson();
    const [a, b] = await Promise.all([erase(person.id), erase(person.id)]);
    expect([a.removed['pseudonyms'], b.removed['pseudonyms']].toSorted()).toEqual([0, 1]);
    await seal();
    expect((await verifyLog(core.db, identity)).ok).toBe(true);
  });

  it('takes the payloads about a key with it', async () => {
    const input = { name: 'line 4', scopes: ['read' as const], systems: [] };
    const { key } = await core.db.transaction((tx) => createKey(tx, administrator, input));
    await core.db.transaction((tx) => revokeKey(tx, administrator, key));
    await seal();
    const about = async () =>
      (await rows('select from audit_entry e join audit_payload p on p.entry_id = e.id where e.subject = $1', [key.id]))
        .length;
    expect(await about()).toBe(2);
    await erase(key.id);
    expect(await about()).toBe(0);
    await seal();
    expect((await verifyLog(core.db, identity)).ok).toBe(true);
  });

  it('ends the use of a key', async () => {
    const key = await core.key(['read']);
    expect((await erase(key.pseudonym)).removed).toMatchObject({ pseudonyms: 1 });
  });
});

describe('the right to remove payloads', () => {
  it('removes nothing for an entry that does not list it, and is the only way', async () => {
    const [entry] = await rows<{ id: string }>(`select id from audit_entry where action = 'person.added' limit 1`, []);
    await expect(rows('select remove_audit_payloads($1)', [entry?.id])).rejects.toMatchObject({ code: '42501' });
    await expect(rows('delete from audit_payload where entry_id = $1', [entry?.id])).rejects.toMatchObject({
      code: '42501',
    });
    await expect(rows(`update decision set comment = null`, [])).rejects.toMatchObject({ code: '42501' });
    await expect(rows('insert into audit_removal values ($1, $1)', [entry?.id])).rejects.toMatchObject({
      code: '42501',
    });
  });
});

type Busy = Awaited<ReturnType<typeof busyPerson>>;
