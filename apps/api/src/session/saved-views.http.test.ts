import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SavedView } from '@countersign/contracts';
import { signInAll } from '../testing/sign-in-all.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';

const path = '/api/v1/session/views';
const view = { list: 'queue', name: 'High', filters: { tier: 'high' } };
let test: TestApp;
let ask: Awaited<ReturnType<typeof signInAll<'reviewer' | 'lead'>>>;
beforeAll(async () => {
  test = await openTestApp();
  ask = await signInAll(test, { reviewer: 'reviewer', lead: 'lead' });
});
afterAll(() => test.close());

describe('saved views', () => {
  it('are told to their person, and renamed by nobody else', async () => {
    const added = await ask('reviewer', path, view);
    const saved = added.body as SavedView;
    expect([added.status, saved]).toMatchObject([201, view]);
    expect((await ask('reviewer', path)).body).toEqual({ items: [saved] });
    expect((await ask('lead', path)).body).toEqual({ items: [] });
    expect((await ask('lead', `${path}/${saved.id}`, { name: 'Mine' }, 'patch')).status).toBe(404);
    const renamed = await ask('reviewer', `${path}/${saved.id}`, { name: ' Urgent ' }, 'patch');
    expect([renamed.status, renamed.body]).toEqual([200, { ...saved, name: 'Urgent' }]);
    const again = await ask('reviewer', path, { ...view, name: 'URGENT' });
    expect([again.status, again.body]).toMatchObject([409, { code: 'conflict' }]);
  });

  it.each([
    ['a filter that the list does not have', { ...view, list: 'submissions', filters: { tag: 'x' } }],
    ['a value that no filter takes', { ...view, filters: { tier: 'immense' } }],
    ['a list that has no views', { ...view, list: 'people', filters: {} }],
    ['a name of spaces', { ...view, name: '   ' }],
    ['a name of 61 characters', { ...view, name: 'n'.repeat(61) }],
  ])('are refused with %s', async (_, body) => {
    const answer = await ask('reviewer', path, body);
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'invalid-body' }]);
  });
});
