import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { builtInRoles, isAllowed, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { elevationView, type ElevationInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { IdentityFixture } from '../../test/identity-fixture.js';
import { createKey } from '../keys/create-key.js';
import { revokeKey } from '../keys/revoke-key.js';
import { rotateKey } from '../keys/rotate-key.js';
import { addPerson } from '../people/add-person.js';
import { changePerson } from '../people/change-person.js';
import { removeSecondFactorsOfPerson } from '../second-factors/remove-second-factors-of-person.js';
import { revokeSessionsOfPerson } from '../sessions/revoke-sessions.js';
import { approveElevation } from './approve-elevation.js';
import { askElevation } from './ask-elevation.js';
import { endElevation } from './end-elevation.js';
import { listElevations } from './list-elevations.js';

let identity: IdentityFixture;
let administrator: PersonActor;
let second: PersonActor;
beforeAll(async () => {
  identity = await IdentityFixture.open();
  administrator = await identity.actor('administrator');
  second = await identity.actor('administrator');
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const ask = (actor: PersonActor, change: Partial<ElevationInput> = {}) =>
  identity.db.transaction((tx) =>
    askElevation(tx, actor, { role: 'compliance', system: null, minutes: 30, reason: 'Night of the audit', ...change }),
  );
const approve = (actor: PersonActor, id: string) =>
  identity.db.transaction((tx) => approveElevation(tx, actor, { id }));
const end = (actor: PersonActor, id: string) => identity.db.transaction((tx) => endElevation(tx, actor, { id }));
const list = (actor: PersonActor, of: 'mine' | 'all', after?: string) =>
  identity.db.read((tx) => listElevations(tx, actor, { of, limit: 50, after }));
const now = ({ id }: PersonActor) => identity.actorOf(id);
const set = (id: string, change: string) =>
  identity.db.transaction((tx) => tx.execute(`update access_elevation set ${change} where id = $1`, [id]));

describe('a role for a time', () => {
  it('is asked for by one, approved by another, and holds from then on; what is done with it says so', async () => {
    const reviewer = await identity.actor('reviewer');
    await identity.recorded();
    const asked = await ask(reviewer);
    expect(elevationView.parse(asked)).toMatchObject({ state: 'asked', person: { id: reviewer.id }, endsAt: null });
    expect(isAllowed(await now(reviewer), 'request', 'Report')).toBe(false);
    const approved = await approve(administrator, asked.id);
    expect(approved).toMatchObject({ state: 'active', approvedBy: { id: administrator.id } });
    expect(Date.parse(approved.endsAt ?? '') - Date.parse(approved.approvedAt ?? '')).toBe(1_800_000);
    const elevated = await now(reviewer);
    expect([isAllowed(elevated, 'request', 'Report'), isAllowed(elevated, 'decide', 'Review')]).toEqual([true, true]);
    const said = { elevation: asked.id, person: reviewer.id, role: 'compliance', system: null };
    await identity.db.transaction((tx) =>
      appendEntry(tx, elevated, { action: 'key.revoked', subject: null, payload: { key: 'k' } }),
    );
    expect(await identity.recorded()).toEqual([
      {
        action: 'elevation.asked',
        actor: reviewer.pseudonym,
        subject: reviewer.pseudonym,
        payload: { ...said, minutes: 30, reasonDigest: expect.stringMatching(/^sha256:/) },
      },
      {
        action: 'elevation.approved',
        actor: administrator.pseudonym,
        subject: reviewer.pseudonym,
        payload: { ...said, until: approved.endsAt },
      },
      {
        action: 'key.revoked',
        actor: reviewer.pseudonym,
        subject: null,
        payload: { key: 'k', elevations: [asked.id] },
      },
    ]);
  });

  it('ends at its time by itself, and before by either', async () => {
    const reviewer = await identity.actor('reviewer');
    const ids: string[] = [];
    for (const ending of [
      (id: string) => set(id, `ends_at = now() - interval '1 ms'`),
      (id: string) => end(reviewer, id),
      (id: string) => end(administrator, id),
    ]) {
      const { id } = await ask(reviewer);
      await approve(administrator, id);
      expect((await now(reviewer)).elevations).toEqual([id]);
      await ending(id);
      ids.unshift(id);
      expect((await now(reviewer)).elevations).toBeUndefined();
      expect(isAllowed(await now(reviewer), 'request', 'Report')).toBe(false);
      await expect(end(reviewer, id)).rejects.toMatchObject({ code: 'conflict' });
    }
    const { items } = await list(reviewer, 'mine');
    expect(items.map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'ended']));
    expect((await list(administrator, 'all')).items.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('is approved by nobody who asked, or may not; within a day, and once', async () => {
    const own = await ask(administrator);
    await expect(approve(administrator, own.id)).rejects.toMatchObject({ code: 'separation-of-duties' });
    const lead = await identity.actor('lead');
    const other = await ask(lead);
    await expect(approve(await identity.actor('compliance'), other.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(list(lead, 'all')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(end(await identity.actor('reviewer'), other.id)).rejects.toMatchObject({ code: 'not-found' });
    await set(other.id, `asked_at = asked_at - interval '25 hours'`);
    await expect(approve(administrator, other.id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await list(lead, 'mine')).items[0]?.state).toBe('lapsed');
    const taken = await ask(lead);
    await end(lead, taken.id);
    await expect(approve(administrator, taken.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(approve(administrator, administrator.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gives nothing that outlasts it, by whom it is held', async () => {
    const lead = await identity.actor('lead');
    const { id } = await ask(lead, { role: 'compliance' });
    const held = await ask(await identity.actor('compliance'), { role: 'administrator' });
    await approve(administrator, held.id);
    const elevated = await now({ ...administrator, id: held.person.id });
    expect(isAllowed(elevated, 'manage', 'Person')).toBe(true);
    await expect(approve(elevated, id)).rejects.toMatchObject({ code: 'forbidden' });
    const [other, key] = [lead.id, { name: 'kept', scopes: ['read' as const], systems: [] }];
    const rotated = await identity.db.transaction((tx) => createKey(tx, administrator, { ...key, name: 'rotated' }));
    const lasting: Record<string, (tx: Tx) => Promise<unknown>> = {
      'roles of one’s own': (tx) =>
        changePerson(tx, elevated, { id: elevated.id, grants: [{ role: 'administrator', system: null }] }),
      'a password of somebody else': (tx) => changePerson(tx, elevated, { id: other, passwordHash: 'x' }),
      competences: (tx) => changePerson(tx, elevated, { id: other, competences: ['legal'] }),
      'somebody let in again': (tx) => changePerson(tx, elevated, { id: other, active: true }),
      'second factors removed': (tx) => removeSecondFactorsOfPerson(tx, elevated, { id: other }),
      'a person': (tx) => addPerson(tx, elevated, identity.newPerson()),
      'a key': (tx) => createKey(tx, elevated, key),
      'a key in place of another': (tx) => rotateKey(tx, elevated, { id: rotated.key.id, overlapMinutes: 0 }),
    };
    for (const [what, act] of Object.entries(lasting)) {
      const ended = await identity.db.transaction(act).then(
        () => 'done',
        (error: unknown) => (error as { code?: string }).code,
      );
      expect([what, ended]).toEqual([what, 'forbidden']);
    }
    // What only takes away may be what the role was given for.
    await identity.db.transaction((tx) => revokeKey(tx, elevated, { id: rotated.key.id }));
    await identity.db.transaction((tx) => revokeSessionsOfPerson(tx, elevated, { id: other, sessionId: id }));
    expect(await approve(administrator, id)).toMatchObject({ state: 'active' });
  });

  it('is approved for no longer than the policy allows by then', async () => {
    const { id } = await ask(await identity.actor('reviewer'), { minutes: 200 });
    const roles = { ...builtInRoles, elevation: { maxMinutes: 60 } };
    await expect(approve({ ...administrator, roles }, id)).rejects.toMatchObject({ code: 'invalid-body' });
  });

  it('is approved by who has the say over its AI systems, and over people where it has that', async () => {
    const asking = await identity.actor('reviewer');
    const [all, people] = [
      await ask(asking, { role: 'compliance' }),
      await ask(asking, { role: 'administrator' }).catch(() => null),
    ];
    const few = {
      ...builtInRoles.roles.compliance,
      has: ['approve-elevations'],
      everySystem: false,
    };
    const roles = {
      ...builtInRoles,
      roles: { ...builtInRoles.roles, approver: { ...few, label: { en: 'A', 'zh-TW': '核' } } },
    };
    const by = (system: string | null) => ({ ...second, grants: [{ role: 'approver', system }], roles });
    await expect(approve(by('answers'), all.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(people).toBeNull();
    const officer = await ask(await identity.actor('compliance'), { role: 'administrator' });
    await expect(approve(by(null), officer.id)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await approve(by(null), all.id)).toMatchObject({ state: 'active' });
  });

  it('is approved once when two approve at once', async () => {
    const { id } = await ask(await identity.actor('reviewer'));
    await identity.recorded();
    const ended = await identity.race([() => approve(administrator, id), () => approve(second, id)]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    expect((await identity.recorded()).map(({ action }) => action)).toEqual(['elevation.approved']);
  });

  it.each([
    ['a role that is not there', { role: 'painter' }, 'invalid-body', '/role'],
    ['an AI system that is not there', { system: 'nowhere' }, 'invalid-body', '/system'],
    ['more minutes than the policy gives', { minutes: 241 }, 'invalid-body', '/minutes'],
  ])('is not asked for with %s', async (_name, change, code, pointer) => {
    await expect(ask(await identity.actor('reviewer'), change)).rejects.toMatchObject({
      code,
      extras: { errors: [{ pointer }] },
    });
  });

  it('keeps apart what is kept apart: when it is asked for, approved, and while it holds', async () => {
    await expect(ask(administrator, { role: 'reviewer' })).rejects.toMatchObject({ code: 'separation-of-duties' });
    const officer = await identity.actor('compliance');
    const { id } = await ask(officer, { role: 'reviewer' });
    const become = (role: string, change = {}) =>
      identity.db.transaction((tx) =>
        changePerson(tx, administrator, { id: officer.id, grants: [{ role, system: null }], ...change }),
      );
    await become('administrator');
    await expect(approve(administrator, id)).rejects.toMatchObject({ code: 'separation-of-duties' });
    await become('compliance');
    await approve(administrator, id);
    await expect(become('administrator')).rejects.toMatchObject({ code: 'separation-of-duties' });
    await end(officer, id);
    expect((await become('administrator')).grants).toEqual([{ role: 'administrator', system: null }]);
  });
});
