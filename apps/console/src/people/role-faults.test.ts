import { describe, expect, it } from '@jest/globals';
import { roleFaults } from './role-faults.js';

const catalog = {
  roles: ['reviewer', 'administrator'].map((name) => ({ name, label: name })),
  rolesApart: [['reviewer', 'administrator'] as [string, string]],
};
const holding = (...roles: string[]) => ({ grants: roles.map((role) => ({ role, system: null })) });

describe('roleFaults', () => {
  it.each([
    ['one role', holding('reviewer'), [], []],
    ['a role that is gone', holding('reviewer', 'painter', 'painter'), ['painter'], []],
    ['roles kept apart', holding('administrator', 'reviewer'), [], [['reviewer', 'administrator']]],
  ])('of %s', (_name, person, unknown, apart) => {
    expect(roleFaults(person, catalog)).toEqual({ unknown, apart });
  });

  it('says nothing before the catalogue is there', () => {
    expect(roleFaults(holding('painter'), undefined)).toEqual({ unknown: [], apart: [] });
  });
});
