import { describe, expect, it } from '@jest/globals';
import { setUpActor, signInActor, workerActor } from './actor.js';
import { isAllowed } from './authorize.js';

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
