import { describe, expect, it } from '@jest/globals';
import { rulesOf, type PersonActor } from '@countersign/access';
import type { Grant, SessionView } from '@countersign/contracts';
import { signableScopes } from './signable-scopes.js';

const session = (...grants: Grant[]) =>
  ({
    person: { id: 'p', name: 'P', grants, competences: [], language: 'en' },
    rules: rulesOf({ kind: 'person', grants } as unknown as PersonActor),
  }) as unknown as SessionView;

describe('what a statement may be signed for', () => {
  it.each<[string, Grant[], string | null, (string | null)[]]>([
    ['by a lead of that system', [{ role: 'lead', system: 'answers' }], 'answers', ['answers']],
    ['by a lead of one system, asked once for all', [{ role: 'lead', system: 'answers' }], null, []],
    ['by a lead of another', [{ role: 'lead', system: 'staffing' }], 'answers', []],
    ['by an officer of all', [{ role: 'compliance', system: null }], 'answers', ['answers', null]],
    ['by an officer of all, asked once for all', [{ role: 'compliance', system: null }], null, [null]],
    ['by a reviewer', [{ role: 'reviewer', system: null }], 'answers', []],
  ])('%s', (_, grants, system, scopes) => {
    expect(signableScopes(session(...grants), { system })).toEqual(scopes);
  });

  it('by nobody who is signed out', () => {
    expect(signableScopes(null, { system: 'answers' })).toEqual([]);
  });
});
