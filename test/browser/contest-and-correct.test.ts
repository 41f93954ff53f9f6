import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ContestationView, PayloadView, SubmissionView } from '@countersign/contracts';
import { openConsole, type OpenConsole } from './open-console.js';
import { handIn } from './sample-outputs.js';

let staged: OpenConsole;
beforeAll(async () => {
  staged = await openConsole();
}, 300_000);
afterAll(() => staged.close(), 120_000);

const stateOf = async (id: string) => (await staged.users.send<SubmissionView>('GET', `/submissions/${id}`)).body.state;
const contestationsOf = async (id: string) =>
  (await staged.users.send<{ items: ContestationView[] }>('GET', `/submissions/${id}/contestations`)).body.items;

/** A text that one reviewer has rejected. */
async function rejected(): Promise<string> {
  const id = await handIn(staged.users, 'text');
  const { status } = await (await staged.users.signIn('reviewer', 1)).decide(id, 'reject', 'tone');
  expect(status).toBe(201);
  return id;
}

it('a client contests a rejection, and another reviewer overturns it by keyboard alone', async () => {
  const id = await rejected();
  const body = { reason: 'The terms of 2026 say 24 months.', by: 'client' };
  expect((await staged.users.send('POST', `/submissions/${id}/contestations`, body)).status).toBe(201);
  expect((await staged.users.send('POST', `/submissions/${id}/contestations`, body)).status).toBe(409);

  const driver = await staged.open({ bypassCSP: true });
  await driver.signIn('reviewer2@example.org');
  await driver.hears('My day');
  await driver.press('n');
  await driver.page.locator(`[data-submission="${id}"]`).waitFor();
  await driver.page.getByRole('heading', { name: 'Contested decision' }).waitFor();
  await driver.hears('the decision on it is contested');
  await driver.page.getByText(body.reason).waitFor();
  await driver.drawn();
  expect(await driver.barriers()).toEqual([]);
  await driver.press('Control+Enter');
  await driver.hears('Choose uphold or overturn');
  await driver.press('2');
  await driver.hears('Chosen: Overturned');
  await driver.press('Control+Enter');
  await driver.hears('Say why');
  expect(await stateOf(id)).toBe('rejected');
  await driver.press('m');
  await driver.page.keyboard.type('The newer terms apply.');
  await driver.press('Control+Enter');
  await driver.page
    .getByText(/^Answer recorded: Overturned/)
    .first()
    .waitFor();
  // Neither who decided nor who answered is given it again.
  await driver.page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
  expect(await stateOf(id)).toBe('awaiting-review');
  expect((await contestationsOf(id))[0]?.answered).toMatchObject({
    outcome: 'overturned',
    answer: 'The newer terms apply.',
  });
  expect(driver.errors).toEqual([]);
  await driver.close();
}, 600_000);

it('a compliance officer contests for somebody affected, on the page of the submission', async () => {
  const id = await rejected();
  const driver = await staged.open({ bypassCSP: true });
  await driver.signIn('compliance1@example.org');
  await driver.goTo(`/submissions/${id}/show`, 'Warranty of the pump');
  await driver.page.getByRole('button', { name: 'Contest for somebody affected' }).click();
  await driver.page.getByLabel('Why, in the words of who is affected').fill('It concerns my own pump.');
  await driver.page.getByLabel(/^How to reach them/).fill('wang@example.org');
  await driver.page.getByRole('dialog').getByRole('button', { name: 'Contest for somebody affected' }).click();
  await driver.page.getByText('Waits for somebody who took no part').waitFor();
  await driver.page.getByText('Contact: wang@example.org').waitFor();
  expect(await driver.barriers()).toEqual([]);
  // The client learns of it, and not how to reach who wrote.
  expect(await contestationsOf(id)).toMatchObject([{ by: 'affected-person', contact: null, answered: null }]);
  expect(driver.errors).toEqual([]);
  await driver.close();
}, 600_000);

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
  const { state, supersededBy } = (await staged.users.send<SubmissionView>('GET', `/submissions/${id}`)).body;
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
