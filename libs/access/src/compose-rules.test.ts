import { describe, expect, it } from '@jest/globals';
import { actions, modalities, subjectTypes, tiers, type Grant, type Roles } from '@countersign/contracts';
import fc from 'fast-check';
import type { PersonActor } from './actor.js';
import { beforeRouting, isAllowed } from './authorize.js';
import { builtInRoles } from './built-in-roles.js';
import { rolesApart, rolesThatMay, unseparatedBy } from './compose-rules.js';
import { reachOf, reachValues } from './reach.js';

const roles: Roles = {
  ...builtInRoles,
  roles: {
    ...builtInRoles.roles,
    'image-maker': {
      label: { en: 'Image maker', 'zh-TW': '圖片製作者' },
      has: ['submit-outputs', 'read-catalog'],
      only: { modalities: ['image'] },
      everySystem: false,
    },
    'image-reviewer': {
      label: { en: 'Image reviewer', 'zh-TW': '圖片審查員' },
      has: ['see-reviews', 'decide-reviews', 'see-submissions', 'read-catalog'],
      only: { modalities: ['image'], tiers: ['minimal', 'limited'] },
      everySystem: false,
    },
  },
};

const holding = (...grants: Grant[]): PersonActor => ({
  kind: 'person',
  id: 'p',
  name: 'P',
  pseudonym: 'person:p',
  grants,
  roles,
  competences: [],
  language: 'en',
});
const grantOf = (role: string, system: string | null = null): Grant => ({ role, system });

const someGrant = fc.record({
  role: fc.constantFrom(...Object.keys(roles.roles), 'gone'),
  system: fc.constantFrom(null, 'a', 'b'),
});
const someGrants = fc.array(someGrant, { maxLength: 5 });
const someOutput = fc.record({
  system: fc.constantFrom('a', 'b', 'c'),
  modality: fc.constantFrom(...modalities),
  tier: fc.constantFrom(...tiers, null),
});
const someAct = fc.constantFrom(...actions);
const someType = fc.constantFrom(...subjectTypes);

describe('a role narrowed to some outputs', () => {
  const reviewer = holding(grantOf('image-reviewer', 'a'));

  it.each([
    ['an image of its AI system', { system: 'a', modality: 'image', tier: 'limited' }, true],
    ['a text', { system: 'a', modality: 'text', tier: 'limited' }, false],
    ['an image of a tier above', { system: 'a', modality: 'image', tier: 'high' }, false],
    ['an image of no tier yet', { system: 'a', modality: 'image', tier: null }, false],
    ['an image of another AI system', { system: 'b', modality: 'image', tier: 'limited' }, false],
  ] as const)('decides on %s: %s', (_name, output, may) => {
    expect(isAllowed(reviewer, 'decide', 'Review', output)).toBe(may);
    expect(isAllowed(reviewer, 'read', 'Submission', output)).toBe(may);
  });

  it('has the right on something, on no AI system as a whole, and on what concerns no output', () => {
    expect(isAllowed(reviewer, 'decide', 'Review')).toBe(true);
    expect(isAllowed(reviewer, 'decide', 'Review', 'a')).toBe(false);
    expect(isAllowed(reviewer, 'read', 'Catalog')).toBe(true);
  });
});

describe('composed roles', () => {
  it('give together what each gives, and a role that is gone gives nothing', () => {
    fc.assert(
      fc.property(someGrants, someAct, someType, someOutput, (grants, action, type, output) => {
        fc.pre(unseparatedBy(grants, roles).length === 0);
        const each = grants.some((grant) => isAllowed(holding(grant), action, type, output));
        const isOwn = type === 'Profile' && (action === 'read-own' || action === 'change-own');
        expect(isAllowed(holding(...grants), action, type, output)).toBe(each || isOwn);
        expect(isAllowed(holding(grantOf('gone')), action, type, output)).toBe(isOwn);
      }),
    );
  });

  it('never let one person manage people and decide, whatever they hold', () => {
    fc.assert(
      fc.property(someGrants, someOutput, (grants, output) => {
        const person = holding(...grants);
        const decides = isAllowed(person, 'decide', 'Review') || isAllowed(person, 'claim', 'Review', output);
        expect(decides && isAllowed(person, 'manage', 'Person')).toBe(false);
      }),
    );
  });

  it('reach the outputs that they allow, and no others', () => {
    fc.assert(
      fc.property(someGrants, someAct, someOutput, (grants, action, { tier, ...rest }) => {
        fc.pre(tier !== null);
        const person = holding(...grants);
        const within = reachOf(person, action, 'Review').some(
          ({ systems, modalities: kinds, tiers: levels }) =>
            (systems?.includes(rest.system) ?? true) &&
            (kinds?.includes(rest.modality) ?? true) &&
            (levels?.includes(tier) ?? true),
        );
        expect(within).toBe(isAllowed(person, action, 'Review', { ...rest, tier }));
      }),
    );
  });
});

it('lets a role that is narrowed to kinds hand in outputs of them, and one narrowed to tiers none, for no tier is known yet', () => {
  const output = (modality: 'image' | 'text') => beforeRouting({ system: 'a', modality });
  const maker = holding(grantOf('image-maker', 'a'));
  expect(isAllowed(maker, 'submit', 'Submission', output('image'))).toBe(true);
  expect(isAllowed(maker, 'submit', 'Submission', output('text'))).toBe(false);
  expect(isAllowed(holding(grantOf('image-reviewer')), 'read', 'Submission', output('image'))).toBe(false);
});

it('says which roles are kept apart, and which give a right', () => {
  expect(rolesApart(roles)).toEqual([
    ['reviewer', 'administrator'],
    ['lead', 'administrator'],
    ['administrator', 'image-reviewer'],
  ]);
  expect(rolesThatMay('decide', 'Review', roles)).toEqual(['reviewer', 'lead', 'image-reviewer']);
});

it('asks nothing but the AI system in SQL of whom nothing else narrows', () => {
  const values = (...grants: Grant[]) => reachValues(reachOf(holding(...grants), 'claim', 'Review'));
  expect(values(grantOf('reviewer', 'a'), grantOf('lead', 'b'))).toEqual([['a', 'b'], null]);
  expect(values(grantOf('reviewer', 'a'), grantOf('lead'))).toEqual([null, null]);
  expect(values(grantOf('compliance'))).toEqual([[], null]);
  const [systems, narrowed] = values(grantOf('reviewer', 'a'), grantOf('image-reviewer'));
  expect([systems, JSON.parse(narrowed ?? '')]).toEqual([
    null,
    [
      { systems: ['a'], modalities: null, tiers: null },
      { systems: null, modalities: ['image'], tiers: ['minimal', 'limited'] },
    ],
  ]);
});
