import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUsers, startProduct, type RunningProduct } from '@countersign/testing';
import type { Browser } from 'playwright-core';
import { ConsoleDriver, openBrowser } from './console-driver.js';
import { handIn } from './sample-outputs.js';

let product: RunningProduct;
let browser: Browser;
const items: Record<string, string> = {};

beforeAll(async () => {
  product = await startProduct();
  const users = await ProductUsers.on(product);
  for (const modality of ['text', 'image', 'schedule'] as const) items[modality] = await handIn(users, modality);
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 120_000);

const pages: [role: string, paths: string[]][] = [
  ['reviewer1', ['/', '/queue', '/submissions', '/submissions/TEXT/show', '/no-such-page', '/people']],
  ['compliance1', ['/coverage', '/entries', '/reports', '/reports/create', '/fleet', '/policies']],
  ['administrator1', ['/people', '/people/create', '/systems', '/systems/create', '/keys']],
];

describe.each(['light', 'dark'] as const)('in the %s theme axe finds no barrier', (theme) => {
  it('on the sign-in page', async () => {
    const driver = await ConsoleDriver.open(browser, product.url, { theme, bypassCSP: true });
    await driver.page.goto(product.url);
    await driver.page.locator('input[name=email]').waitFor();
    expect(await driver.barriers()).toEqual([]);
    await driver.close();
  }, 60_000);

  it.each(pages)(
    'on the pages of a %s',
    async (who, paths) => {
      const driver = await ConsoleDriver.open(browser, product.url, { theme, bypassCSP: true });
      await driver.signIn(`${who}@example.org`);
      const found: Record<string, string[]> = {};
      for (const path of paths) {
        await driver.goTo(path.replace('TEXT', items['text'] ?? ''));
        found[path] = await driver.barriers();
      }
      expect(found).toEqual(Object.fromEntries(paths.map((path) => [path, []])));
      await driver.close();
    },
    180_000,
  );

  it('in the workbench with a finding open and an outcome chosen, in its key sheet and in the palette', async () => {
    const driver = await ConsoleDriver.open(browser, product.url, { theme, bypassCSP: true });
    await driver.signIn('reviewer1@example.org');
    const found: Record<string, string[]> = {};
    for (const [modality, id] of Object.entries(items)) {
      await driver.goTo(`/review/${id}`);
      await driver.page.locator('[data-outcome]').first().waitFor();
      await driver.page.keyboard.press('j');
      await driver.page.keyboard.press('c');
      await driver.page.keyboard.press('1');
      found[modality] = await driver.barriers();
    }
    await driver.page.keyboard.press('?');
    await driver.page.getByRole('dialog').waitFor();
    found['sheet'] = await driver.barriers();
    await driver.page.keyboard.press('Escape');
    await driver.page.getByRole('dialog').waitFor({ state: 'detached' });
    await driver.page.keyboard.press('Control+k');
    await driver.page.getByRole('combobox').last().waitFor();
    found['palette'] = await driver.barriers();
    expect(found).toEqual({ text: [], image: [], schedule: [], sheet: [], palette: [] });
    await driver.close();
  }, 180_000);
});
