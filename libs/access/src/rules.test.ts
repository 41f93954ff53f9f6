import { describe, expect, it } from '@jest/globals';
import type { Action, Scope, SignInMeans, SubjectType } from '@countersign/contracts';
import { setUpActor, signInActor, workerActor, type KeyActor, type PersonActor } from './actor.js';
import { authorize, everySystem, isAllowed } from './authorize.js';
import { builtInRoles } from './built-in-roles.js';
import { lacksSecondFactor } from './rules.js';

describe('what services may do', () => {
  it.each([
    ['the worker', workerActor, true, false],
    ['set-up', setUpActor, true, true],
    ['sign-in', signInActor, false, false],
  ])('%s', (_name, actor, records, manages) => {
    expect(isAllowed(actor, 'record', 'Review')).toBe(records);
    expect(isAllowed(actor, 'manage', 'Person')).toBe(manages);
    for (const action of ['decide', 'claim'] as const) expect(isAllowed(actor, action, 'Review')).toBe(false);
  });

  it('have identities of their own', () => {
    const actors = [workerActor, setUpActor, signInActor];
    expect(new Set(actors.flatMap(({ id, pseudonym, name }) => [id, pseudonym, name])).size).toBe(9);
  });
});

describe('a key of one AI system', () => {
  const key = (scope: Scope): KeyActor => ({
    kind: 'key',
    id: 'k',
    pseudonym: 'key:k',
    scopes: [scope],
    systems: ['own'],
  });

  it.each<[Scope, Action, SubjectType]>([
    ['submit', 'submit', 'Submission'],
    ['submit', 'read', 'Receipt'],
    ['read', 'read', 'Submission'],
    ['read', 'read', 'Receipt'],
    ['report', 'read', 'Receipt'],
    ['report', 'read', 'Coverage'],
    ['report', 'request', 'Report'],
    ['report', 'list', 'Attestation'],
    ['report', 'read', 'Incident'],
  ])('with the scope "%s" may %s a %s of that system only', (scope, action, type) => {
    expect(isAllowed(key(scope), action, type, 'own')).toBe(true);
    expect(isAllowed(key(scope), action, type, 'other')).toBe(false);
    expect(isAllowed(key(scope), action, type, everySystem)).toBe(false);
  });
});

describe('a role that takes a second factor', () => {
  const holder = (role: string, means: readonly SignInMeans[] | undefined): PersonActor => ({
    kind: 'person',
    id: 'p',
    name: 'P',
    pseudonym: 'person:p',
    grants: [
      { role: 'reviewer', system: null },
      { role, system: 'answers' },
    ],
    roles: { ...builtInRoles, secondFactor: { roles: ['lead'] } },
    ...(means && { means }),
    competences: [],
    language: 'en',
  });

  it.each<[string, SignInMeans[] | undefined, boolean]>([
    ['lead', ['password'], true],
    ['lead', [], true],
    ['lead', ['password', 'totp'], false],
    ['lead', ['password', 'recovery-code'], false],
    ['lead', ['passkey'], false],
    ['lead', ['oidc'], false],
    // Somebody who is spoken of, in whose session nobody is.
    ['lead', undefined, false],
    ['compliance', ['password'], false],
  ])('of a %s, in a session by %j: nothing but what is their own is %s', (role, means, narrowed) => {
    const actor = holder(role, means);
    expect(lacksSecondFactor(actor)).toBe(narrowed);
    // Rights of other roles in the same session go with it.
    expect(isAllowed(actor, 'decide', 'Review')).toBe(!narrowed);
    expect(isAllowed(actor, 'change-own', 'Profile')).toBe(true);
    const act = () => authorize(actor, 'list', 'Review');
    if (narrowed) expect(act).toThrow(expect.objectContaining({ code: 'second-factor-missing' }));
    else expect(act).not.toThrow();
  });
});
