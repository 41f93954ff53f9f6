import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { builtInRoles, isAllowed, setUpActor, type PersonActor } from '@countersign/access';
import type { Grant, Roles } from '@countersign/contracts';
import { IdentityFixture } from '../../test/identity-fixture.js';
import { addPerson } from './add-person.js';
import { changePerson } from './change-person.js';
import { findPerson } from './find-person.js';
import { listReviewers } from './list-reviewers.js';
import { listUnknownRoles } from './list-unknown-roles.js';

const roles: Roles = {
  ...builtInRoles,
  roles: {
    ...builtInRoles.roles,
    clerk: {
      label: { en: 'Clerk', 'zh-TW': '人事' },
      has: ['administer-people'],
      everySystem: true,
    },
    painter: { label: { en: 'Painter', 'zh-TW': '美編' }, has: ['decide-reviews'], everySystem: false },
  },
};
const holding = (...names: string[]): Grant[] => names.map((role) => ({ role, system: null }));

let identity: IdentityFixture;
let administrator: PersonActor;
beforeAll(async () => {
  identity = await IdentityFixture.open();
  administrator = { ...(await identity.actor('administrator')), roles };
});
afterAll(() => identity.test.drop());
beforeEach(() => identity.recorded());

const add = (grants: Grant[], actor = administrator) =>
  identity.db.transaction((tx) => addPerson(tx, actor, identity.newPerson({ grants })));
const grant = (id: string, grants: Grant[]) =>
  identity.db.transaction((tx) => changePerson(tx, administrator, { id, grants }));
const unknown = (known: Roles) => identity.db.read((tx) => listUnknownRoles(tx, setUpActor, known));

describe('what people are granted', () => {
  it('is a role of the policy in force, built in or not', async () => {
    expect((await add(holding('painter'))).grants).toEqual(holding('painter'));
    await identity.recorded();
    await expect(add(holding('reviewer', 'sculptor'))).rejects.toMatchObject({
      code: 'invalid-body',
      extras: { errors: [{ pointer: '/grants/1/role', code: 'unknown-role' }] },
    });
    expect(await identity.recorded()).toEqual([]);
  });

  it.each([
    [
      'the built-in roles',
      holding('administrator', 'reviewer'),
      /administer-people.*administrator.*decide-reviews.*reviewer/,
    ],
    ['roles of a deployment', holding('clerk', 'compliance', 'painter'), /given by clerk.*given by painter/],
    ['roles for different AI systems', [{ role: 'lead', system: 'answers' }, ...holding('clerk')], /clerk.*lead/],
  ])('never manages people and decides: %s', async (_name, grants, said) => {
    const { id } = await add(holding('compliance'));
    await identity.recorded();
    const refusal = { code: 'separation-of-duties', detail: { en: expect.stringMatching(said) } };
    await expect(add(grants)).rejects.toMatchObject(refusal);
    await expect(grant(id, grants)).rejects.toMatchObject(refusal);
    expect((await identity.db.read((tx) => findPerson(tx, id)))?.grants).toEqual(holding('compliance'));
    expect(await identity.recorded()).toEqual([]);
  });

  it('lets who holds both all the same manage people and decide on nothing', async () => {
    const { id } = await add(holding('reviewer'));
    await identity.db.transaction((tx) =>
      tx.execute(
        `insert into role_grant (id, person_id, role, by_claim) values (gen_random_uuid(), $1, 'clerk', true)`,
        [id],
      ),
    );
    const both = { ...(await identity.actorOf(id)), roles };
    expect(isAllowed(both, 'manage', 'Person')).toBe(true);
    for (const act of ['claim', 'decide'] as const) expect(isAllowed(both, act, 'Review')).toBe(false);
    expect(isAllowed(both, 'read', 'Review')).toBe(true);
    const reviewers = await identity.db.read((tx) => listReviewers(tx, 'answers', new Date(), roles));
    expect(reviewers.map((person) => person.id)).not.toContain(id);
  });
});

describe('roles that the policy no longer has', () => {
  it('are told with how many active people hold them, and give nothing', async () => {
    const { id } = await add(holding('painter'));
    const { id: gone } = await add(holding('painter'));
    const before = (await unknown(builtInRoles)).find(({ role }) => role === 'painter')?.people ?? 0;
    await identity.db.transaction((tx) => changePerson(tx, administrator, { id: gone, active: false }));
    expect(await unknown(builtInRoles)).toContainEqual({ role: 'painter', people: before - 1 });
    expect((await unknown(roles)).map(({ role }) => role)).not.toContain('painter');
    const painter = await identity.actorOf(id);
    expect([builtInRoles, roles].map((known) => isAllowed({ ...painter, roles: known }, 'decide', 'Review'))).toEqual([
      false,
      true,
    ]);
    const candidates = async (known: Roles) =>
      (await identity.db.read((tx) => listReviewers(tx, 'answers', new Date(), known))).map((person) => person.id);
    expect(await candidates(roles)).toContain(id);
    expect(await candidates(builtInRoles)).not.toContain(id);
  });

  it('are told to nobody who may not see people', async () => {
    const lead = await identity.actor('lead');
    await expect(identity.db.read((tx) => listUnknownRoles(tx, lead, roles))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
