import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { isAllowed, type Actor } from '@countersign/access';
import { roles, routes, scopes, type RouteDefinition } from '@countersign/contracts';

const id = '01a20c4c-9cb8-7209-96cb-dd35f8dac79f';
const people = roles.map((role): [string, Actor] => [
  role,
  { id, pseudonym: 'x', kind: 'person', name: '', grants: [{ role, system: null }], competences: [], language: 'en' },
]);
const keys = scopes.map((scope): [string, Actor] => [
  `key: ${scope}`,
  { id, pseudonym: 'x', kind: 'key', scopes: [scope], systems: [] },
]);

/** What may ask for a route, by the rules of the roles and scopes that come with the product. */
function whoMay({ needs }: RouteDefinition): string {
  if (needs === 'public') return 'everybody';
  const [action, subject] = needs;
  const isForPeople = action === 'claim' || action === 'decide';
  const allowed = [...people, ...(isForPeople ? [] : keys)].filter(([, actor]) => isAllowed(actor, action, subject));
  return allowed.map(([name]) => name).join(', ');
}

const rowOf = (route: RouteDefinition): string =>
  `| \`${route.method} ${route.path}\` | ${route.needs === 'public' ? '' : route.needs.join(' ')} | ${whoMay(route)} |`;

// The page is read and changed by hand: a right that was changed by mistake is seen here, since nothing else says it twice.
it('docs/rights.md says of every route which right it takes, and who has it', () => {
  const page = readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8');
  const written = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(written).toEqual((Object.values(routes) as RouteDefinition[]).map(rowOf).toSorted());
});
