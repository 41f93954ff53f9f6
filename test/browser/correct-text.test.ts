import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PayloadView, SubmissionView } from '@countersign/contracts';
import { openConsole, type OpenConsole } from './open-console.js';
import { handIn } from './sample-outputs.js';

let staged: OpenConsole;
beforeAll(async () => {
  staged = await openConsole();
}, 300_000);
afterAll(() => staged.close(), 120_000);

const viewOf = async (id: string) => (await staged.users.send<SubmissionView>('GET', `/submissions/${id}`)).body;

it('a reviewer corrects a text by keyboard alone, and another one sees by words what changed', async () => {
  const id = await handIn(staged.users, 'text');
  const driver = await staged.open({ bypassCSP: true });
  await driver.signIn('reviewer1@example.org');
  await driver.review(id);
  await driver.press('v');
  const field = driver.page.getByRole('textbox', { name: 'Corrected text' });
  await field.waitFor();
  await driver.hears('You correct the text');
  await driver.press('Control+A');
  await driver.page.keyboard.type('The pump is covered for 12 months. Seals are not covered.');
  expect(await driver.barriers()).toEqual([]);
  await driver.press('Escape', 'a', '1', 'Control+Enter');
  await driver.hears('A corrected text goes with');
  await driver.press('c', '1', 'Control+Enter');
  await driver.page
    .getByText(/^Request changes: recorded as entry/)
    .first()
    .waitFor();
  const { state, supersededBy } = await viewOf(id);
  expect(state).toBe('superseded');
  const revision = supersededBy ?? '';
  await staged.users.untilWaiting(revision);
  const { body } = await staged.users.send<PayloadView>('GET', `/submissions/${revision}/payload`);
  expect(body.content['text']).toBe('The pump is covered for 12 months. Seals are not covered.');
  await driver.close();

  const other = await staged.open({ bypassCSP: true });
  await other.signIn('reviewer2@example.org');
  await other.review(revision);
  await other.page.locator('del', { hasText: '24' }).waitFor();
  await other.page.locator('ins', { hasText: '12' }).waitFor();
  expect(await other.barriers()).toEqual([]);
  expect([...driver.errors, ...other.errors]).toEqual([]);
  await other.close();
}, 600_000);
