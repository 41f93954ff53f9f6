import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DecisionView, SubmissionView } from '@countersign/contracts';
import { ProductUsers, startProduct, type RunningProduct } from '@countersign/testing';
import type { Browser } from 'playwright-core';
import { ConsoleDriver, openBrowser } from './console-driver.js';
import { handIn } from './sample-outputs.js';

let product: RunningProduct;
let users: ProductUsers;
let browser: Browser;
let driver: ConsoleDriver;

beforeAll(async () => {
  product = await startProduct();
  users = await ProductUsers.on(product);
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 120_000);
beforeEach(async () => {
  driver = await ConsoleDriver.open(browser, product.url);
}, 60_000);
afterEach(async () => {
  expect(driver.errors).toEqual([]);
  await driver.close();
});

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await driver.page.keyboard.press(key);
};
const stateOf = async (id: string): Promise<string> =>
  (await users.send<SubmissionView>('GET', `/submissions/${id}`)).body.state;
const decisionsOn = async (id: string): Promise<DecisionView[]> => {
  const lead = await users.signIn('lead');
  return (await lead.send<{ items: DecisionView[] }>('GET', `/submissions/${id}/decisions`)).body.items;
};
const comment = () => driver.page.getByRole('textbox', { name: 'Comment' });
const chosenOutcomes = () => driver.page.locator('[data-outcome][aria-pressed=true]');
const chosenReasons = () => driver.page.locator('[data-reason][aria-pressed=true]');
const said = () => driver.page.getByTestId('announcer');

/** The id in the address of the workbench. */
const itemOpen = async (): Promise<string> => {
  await driver.page.waitForURL(/#\/review\/[0-9a-f-]{36}/);
  await driver.page.locator('[data-outcome]').first().waitFor();
  return /review\/([0-9a-f-]{36})/.exec(driver.page.url())?.[1] ?? '';
};

async function expectEmptyForm(): Promise<void> {
  expect(await chosenOutcomes().count()).toBe(0);
  expect(await chosenReasons().count()).toBe(0);
  expect(await comment().inputValue()).toBe('');
  expect(await driver.page.getByRole('button', { name: /^Remove place/ }).count()).toBe(0);
}

/** Marks a place by keyboard: the first sentence of a text, a frame in an image, what the finding is about in a schedule. */
async function markPlace(modality: string): Promise<void> {
  if (modality === 'text') await press(']');
  await press('f');
  if (modality === 'image') {
    await driver.page.getByRole('application').waitFor();
    await press('ArrowRight', 'Shift+ArrowDown', 'f');
  }
  await driver.page.getByRole('button', { name: 'Remove place A' }).waitFor();
}

describe('a reviewer with nothing but a keyboard', () => {
  it('signs in and decides on a text, an image and a schedule, each with a marked place and an empty form', async () => {
    const waiting = new Map<string, string>();
    for (const modality of ['text', 'image', 'schedule'] as const) waiting.set(await handIn(users, modality), modality);
    await driver.signIn('reviewer1@example.org');
    await press('n');
    for (let nth = 1; nth <= 3; nth += 1) {
      const id = await itemOpen();
      const modality = waiting.get(id) ?? 'an item that nobody handed in';
      waiting.delete(id);
      await expectEmptyForm();
      await press('j', 'o');
      await driver.page.locator('[data-finding="1"] [aria-expanded=true]').waitFor();
      await markPlace(modality);
      await press('c', '1');
      const target = driver.page.getByRole('combobox', { name: /^What the reason/ });
      await driver.tabTo(target);
      await press('P');
      expect(await target.inputValue()).toBe('mark A');
      await driver.tabTo(comment());
      await driver.page.keyboard.type(`Please correct the ${modality}.`);
      await press('Control+Enter');
      await driver.page.waitForURL((address) => !address.href.includes(id));
      const [decision] = await decisionsOn(id);
      expect(await stateOf(id)).toBe('changes-requested');
      expect(decision).toMatchObject({ outcome: 'request-changes', comment: `Please correct the ${modality}.` });
      const kinds = { text: 'span', image: 'region', schedule: 'operation' } as const;
      expect(decision?.reasons[0]?.place?.kind).toBe(Reflect.get(kinds, modality));
    }
    await driver.page.getByText('Nothing waits for you').waitFor();
  }, 240_000);

  it('is never decided for by stray letters, held keys, Enter or Space', async () => {
    const id = await handIn(users, 'text');
    await driver.signIn('reviewer1@example.org');
    await driver.goTo(`/review/${id}`);
    await itemOpen();
    await press('Control+Enter');
    expect(await said().textContent()).toContain('Choose an outcome first.');
    await driver.page.keyboard.down('a');
    for (let held = 0; held < 40; held += 1) await driver.page.keyboard.down('a');
    await driver.page.keyboard.up('a');
    await press('Enter', 'Space', 'Control+Enter');
    expect(await said().textContent()).toContain('Choose at least one reason.');
    await press('1');
    await driver.page.keyboard.down('1');
    for (let held = 0; held < 5; held += 1) await driver.page.keyboard.down('1');
    await driver.page.keyboard.up('1');
    await press('Enter', 'Space', 'x', 'y', 'z');
    await driver.page.waitForTimeout(500);
    expect(await stateOf(id)).toBe('awaiting-review');
    expect(await decisionsOn(id)).toEqual([]);
    // "1" pressed twice (the held one counted once) leaves no reason chosen.
    expect(await chosenReasons().count()).toBe(0);
  }, 120_000);

  it('chooses nothing while typing, and gives the item back with a reason', async () => {
    const id = await handIn(users, 'text');
    await driver.signIn('reviewer1@example.org');
    await driver.goTo(`/review/${id}`);
    await itemOpen();
    await press('m');
    await driver.page.keyboard.type('a rare case: approve? reject? skip?');
    expect(await chosenOutcomes().count()).toBe(0);
    expect(await comment().inputValue()).toBe('a rare case: approve? reject? skip?');
    await press('Escape', '?');
    await driver.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('a', 'Escape');
    await driver.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await chosenOutcomes().count()).toBe(0);
    await press('s');
    await driver.page.getByRole('dialog', { name: 'Skip this item' }).waitFor();
    await driver.page.keyboard.type('not my field');
    await press('Enter');
    await driver.page.getByText('Given back to the queue.').first().waitFor();
    expect(await stateOf(id)).toBe('awaiting-review');
  }, 120_000);

  it('keeps what was typed when the claim is lost, and decides after claiming again', async () => {
    const id = await handIn(users, 'text');
    await driver.signIn('lead1@example.org');
    await driver.goTo(`/review/${id}`);
    await itemOpen();
    await press('r', '1', 'm');
    await driver.page.keyboard.type('The period is wrong.');
    const same = await users.signIn('lead');
    const claim = await same.send<{ claim: { id: string } }>('POST', '/reviews/claims', { submission: id });
    await same.send('DELETE', `/reviews/claims/${claim.body.claim.id}`);
    await press('Control+Enter');
    await driver.page.getByText('Your claim has ended').waitFor();
    expect(await comment().inputValue()).toBe('The period is wrong.');
    expect(await stateOf(id)).toBe('awaiting-review');
    await driver.tabTo(driver.page.getByRole('button', { name: 'Claim again' }));
    await press('Enter');
    await driver.page.getByText('Your claim has ended').waitFor({ state: 'detached' });
    expect(await comment().inputValue()).toBe('The period is wrong.');
    await press('Control+Enter');
    await driver.page.waitForURL((address) => !address.href.includes(id));
    expect(await stateOf(id)).toBe('rejected');
  }, 120_000);
});
