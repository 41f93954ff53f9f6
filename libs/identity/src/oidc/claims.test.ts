import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimAt, isElsewhere, textsOf, verifiedEmail } from './claims.js';
import { rightsFromClaims } from './rights-from-claims.js';

describe('claimAt', () => {
  const claims = {
    groups: ['a'],
    realm_access: { roles: ['b'] },
    'https://example.org/roles': ['c'],
    'a.b': 'name',
    a: { b: 'path', 'c.d': { e: 'deep' } },
  };
  it.each([
    ['groups', ['a']],
    ['realm_access.roles', ['b']],
    ['https://example.org/roles', ['c']],
    ['a.b', 'name'],
    ['a.c.d.e', 'deep'],
    ['a.c.d', { e: 'deep' }],
    ['a.c.e', undefined],
    ['.a', undefined],
    ['realm_access.none', undefined],
    ['groups.length', undefined],
    ['constructor.name', undefined],
    ['__proto__', undefined],
  ])('%s', (path, value) => {
    expect(claimAt(claims, path)).toEqual(value);
  });
});

describe('isElsewhere', () => {
  it.each([
    [{ _claim_names: { groups: 'src1' } }, 'groups', true],
    [{ _claim_names: { realm_access: 'src1' } }, 'realm_access.roles', true],
    [{ _claim_names: { groups: 'src1' }, groups: [] }, 'groups', false],
    [{ _claim_names: { groups: 'src1' } }, 'roles', false],
    [{ _claim_names: 'groups' }, 'groups', false],
    [{ _claim_names: {} }, 'constructor', false],
    [{}, 'groups', false],
  ])('%j: %s', (claims, path, elsewhere) => expect(isElsewhere(claims, path)).toBe(elsewhere));
});

describe('textsOf', () => {
  it.each([
    ['one', ['one']],
    [
      ['one', 2, null, 'two'],
      ['one', 'two'],
    ],
    [undefined, []],
    [{ one: 'two' }, []],
  ])('of %j', (claim, texts) => expect(textsOf(claim)).toEqual(texts));
});

describe('verifiedEmail', () => {
  it.each([
    [{ email: 'Ann@Example.org', email_verified: true }, 'ann@example.org'],
    [{ email: 'ann@example.org', email_verified: 'true' }, 'ann@example.org'],
    [{ email: 'ann@example.org', email_verified: false }, null],
    [{ email: 'ann@example.org', email_verified: 'false' }, null],
    [{ email: 'ann@example.org' }, null],
    [{ email_verified: true }, null],
    [{ email: 'no address', email_verified: true }, null],
    [{ email: ['ann@example.org'], email_verified: true }, null],
  ])('%j', (claims, email) => expect(verifiedEmail(claims, 'email_verified')).toBe(email));
});

describe('rightsFromClaims', () => {
  const rules = {
    roles: [
      { claim: 'reviewers', role: 'reviewer' as const, system: null },
      { claim: 'all', role: 'reviewer' as const, system: null },
      { claim: 'leads', role: 'lead' as const, system: 'answers' },
    ],
    competences: [{ claim: 'all', competence: 'planning' }],
  };

  it('gives what the rules name, once', () => {
    expect(rightsFromClaims(['leads', 'all', 'reviewers', 'others'], rules)).toEqual({
      grants: [
        { role: 'reviewer', system: null },
        { role: 'lead', system: 'answers' },
      ],
      competences: ['planning'],
    });
    expect(rightsFromClaims(['Reviewers', 'reviewers '], rules)).toEqual({ grants: [], competences: [] });
  });

  it('gives never less for more values, whatever their order', () => {
    const values = fc.array(fc.constantFrom('reviewers', 'all', 'leads', 'none'));
    fc.assert(
      fc.property(values, values, (some, more) => {
        const [few, many] = [rightsFromClaims(some, rules), rightsFromClaims([...more, ...some], rules)];
        expect(many.grants).toEqual(expect.arrayContaining(few.grants));
        expect(rightsFromClaims(some.toReversed(), rules)).toEqual(few);
      }),
    );
  });
});
