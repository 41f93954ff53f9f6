import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUsers, startProduct, type RunningProduct } from '@countersign/testing';
import type { Browser } from 'playwright-core';
import { ConsoleDriver, openBrowser } from './console-driver.js';
import { handIn } from './sample-outputs.js';

let product: RunningProduct;
let browser: Browser;
const items = { text: '', image: '', schedule: '' };

beforeAll(async () => {
  product = await startProduct();
  const users = await ProductUsers.on(product);
  for (const modality of ['text', 'image', 'schedule'] as const) items[modality] = await handIn(users, modality);
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 120_000);

const pages: [role: string, pages: [path: string, heading: string][]][] = [
  [
    'reviewer',
    [
      ['/', 'My day'],
      ['/queue', 'Queue'],
      ['/submissions', 'Submissions'],
      ['/submissions?filter={"state":"awaiting-review"}', 'Submissions'],
      ['/submissions/TEXT/show', 'Warranty of the pump'],
      ['/submissions/IMAGE/show', 'Picture of the pump'],
      ['/submissions/SCHEDULE/show', 'Week 49'],
      ['/no-such-page', 'There is no such page'],
      ['/people', 'This page is not for your role'],
    ],
  ],
  [
    'compliance',
    [
      ['/coverage', 'Coverage'],
      ['/entries', 'Audit log'],
      ['/reports', 'Reports'],
      ['/reports/create', 'Request a report'],
      ['/fleet', 'Fleet'],
      ['/policies', 'Policies'],
    ],
  ],
  [
    'administrator',
    [
      ['/people', 'People'],
      ['/people/create', 'Add a person'],
      ['/systems', 'AI systems'],
      ['/systems/create', 'Register an AI system'],
      ['/keys', 'API keys'],
    ],
  ],
];

const addressOf = (path: string): string =>
  path.replace('TEXT', items.text).replace('IMAGE', items.image).replace('SCHEDULE', items.schedule);

describe.each(['light', 'dark'] as const)('in the %s theme axe finds no barrier', (theme) => {
  const open = (): Promise<ConsoleDriver> => ConsoleDriver.open(browser, product.url, { theme, bypassCSP: true });

  it('on the sign-in page', async () => {
    const driver = await open();
    await driver.arrive();
    expect(await driver.barriers()).toEqual([]);
    await driver.close();
  }, 180_000);

  it.each(pages)(
    'on the pages of a %s',
    async (role, list) => {
      const driver = await open();
      await driver.signIn(`${role}1@example.org`);
      const found: Record<string, string[]> = {};
      for (const [path, heading] of list) {
        await driver.goTo(addressOf(path), heading);
        found[path] = await driver.barriers();
      }
      expect(found).toEqual(Object.fromEntries(list.map(([path]) => [path, []])));
      await driver.close();
    },
    300_000,
  );

  it('in the workbench with a finding open and an outcome chosen, in its key sheet and in the palette', async () => {
    const driver = await open();
    await driver.signIn('reviewer1@example.org');
    const found: Record<string, string[]> = {};
    for (const [modality, id] of Object.entries(items)) {
      await driver.review(id);
      await driver.press('j', 'c', '1');
      await driver.page.locator('[data-reason][aria-pressed=true]').waitFor();
      found[modality] = await driver.barriers();
    }
    await driver.press('?');
    await driver.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    found['sheet'] = await driver.barriers();
    await driver.press('Escape');
    await driver.page.getByRole('dialog').waitFor({ state: 'detached' });
    await driver.press('Control+k');
    await driver.page.getByRole('dialog').getByRole('combobox').waitFor();
    found['palette'] = await driver.barriers();
    expect(found).toEqual({ text: [], image: [], schedule: [], sheet: [], palette: [] });
    await driver.close();
  }, 300_000);
});
