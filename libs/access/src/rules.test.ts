import { describe, expect, it } from '@jest/globals';
import type { Action, Scope, SubjectType } from '@countersign/contracts';
import { setUpActor, signInActor, workerActor, type KeyActor } from './actor.js';
import { everySystem, isAllowed } from './authorize.js';

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
