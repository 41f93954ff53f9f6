import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionView } from '@countersign/contracts';
import { ProductUsers, startProduct, textBody, type RunningProduct } from '@countersign/testing';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let product: RunningProduct;
let users: ProductUsers;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  users = await ProductUsers.on(product);
  context = await chromium.launchPersistentContext('', {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: flags,
    viewport: { width: 1280, height: 800 },
    locale: 'en',
    bypassCSP: true,
  });
  page = await context.newPage();
}, 120_000);
afterAll(async () => {
  await context.close();
  await product.stop();
}, 120_000);

const stateOf = async (id: string): Promise<string> =>
  (await users.send<SubmissionView>('GET', `/submissions/${id}`)).body.state;

async function signIn(email: string): Promise<void> {
  await page.goto(product.url);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill('a-password-for-tests');
  await page.keyboard.press('Enter');
  await page.locator('input[name=password]').waitFor({ state: 'detached' });
}

/** Violations of WCAG 2.2 A and AA that axe finds on the page as it stands. */
async function violations(): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await axe.run({ runOnly: tags });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}

describe('a reviewer in a real browser', () => {
  it('decides by keyboard alone, and no stray or held key decides', async () => {
    const { body } = await users.send<SubmissionView>('POST', '/submissions', textBody({ title: 'Read me' }));
    await users.untilWaiting(body.id);
    await signIn('reviewer1@example.org');
    await page.goto(`${product.url}/#/review/${body.id}`);
    await page.getByText('The pump is covered for 12 months.').first().waitFor();
    for (let n = 0; n < 30; n += 1) await page.keyboard.press('a');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    expect(await stateOf(body.id)).toBe('awaiting-review');
    await page.keyboard.press('r');
    const reason = page
      .getByRole('region', { name: /decision|outcome/i })
      .getByRole('button', { name: 'Other' })
      .first();
    await reason.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    const end = Date.now() + 20_000;
    while ((await stateOf(body.id)) !== 'rejected' && Date.now() < end) await page.waitForTimeout(200);
    expect(await stateOf(body.id)).toBe('rejected');
  }, 120_000);

  it.each(['/', '/queue', '/submissions', '/coverage'])(
    'finds no barrier on %s',
    async (path) => {
      await page.goto(`${product.url}/#${path}`);
      await page.waitForLoadState('networkidle');
      expect(await violations()).toEqual([]);
    },
    60_000,
  );
});
