import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signInAll } from '../testing/sign-in-all.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
let ask: Awaited<ReturnType<typeof signInAll<'officer'>>>;
beforeAll(async () => {
  test = await openTestApp();
  ask = await signInAll(test, { officer: 'compliance' });
});
afterAll(() => test.close());

describe('the moment that coverage is asked of', () => {
  const rule = { requirement: 'HLEG-1.2', rule: 'seeded-defect-catch-rate' };
  it.each([
    ['coverage', {}],
    ['coverage/matrix', {}],
    ['coverage/matrix', { by: 'month' }],
    ['coverage/records', rule],
  ])(
    'may be past, and is not to come: by it gold items decided today would be counted today (%s %j)',
    async (path, more) => {
      const at = async (moment: number) => {
        const query = new URLSearchParams({ ...more, at: new Date(moment).toISOString() });
        return ask('officer', `/api/v1/${path}?${query}`);
      };
      const day = 24 * 3_600_000;
      const answer = await at(Date.now() + day);
      expect([answer.status, answer.body]).toMatchObject([
        400,
        { code: 'invalid-query', errors: [{ pointer: '/at', code: 'in-the-future' }] },
      ]);
      expect((await at(Date.now() - day)).status).toBe(200);
      // The clock of whoever asks may be a little ahead: what is answered is now.
      const ahead = await at(Date.now() + 30_000);
      expect(ahead.status).toBe(200);
      const told = (ahead.body as { at?: string }).at;
      if (told !== undefined) expect(Date.parse(told)).toBeLessThanOrEqual(Date.now());
    },
  );
});
