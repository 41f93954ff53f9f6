import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { KeyActor } from '@countersign/access';
import { createKey } from '@countersign/identity';
import { CoreFixture, textBody } from '@countersign/testing';
import { codeOf, reviewActs } from '../test/review-acts.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const { claim, claimed } = reviewActs(() => core);

it('is decided on neither by who handed it in nor by who made the key that did', async () => {
  const administrator = await core.person([{ role: 'administrator', system: null }]);
  const { key } = await core.db.transaction((tx) =>
    createKey(tx, administrator, { name: 'mine', scopes: ['submit'], systems: [] }),
  );
  const program: KeyActor = { ...(await core.key(['submit'])), id: key.id };
  const [byKey = ''] = await core.submitAs(program, textBody());
  await core.check([byKey]);
  const maker = { ...administrator, grants: [{ role: 'reviewer', system: null }] };
  expect(codeOf(await claim(maker, byKey))).toBe('own-submission');
  expect(await claim(maker)).toEqual({ answer: null });

  const reviewer = await core.person();
  const [own = ''] = await core.submitAs(reviewer, textBody());
  await core.check([own]);
  expect(codeOf(await claim(reviewer, own))).toBe('own-submission');
  expect((await claimed(maker, own)).submission).toBe(own);
  expect((await claimed(reviewer, byKey)).submission).toBe(byKey);
});
