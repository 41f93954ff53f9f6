import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductUsers, startProduct, type RunningProduct } from '@countersign/testing';
import type { Browser } from 'playwright-core';
import { ConsoleDriver, openBrowser } from './console-driver.js';
import { handIn } from './sample-outputs.js';

let product: RunningProduct;
let browser: Browser;
let item: string;

beforeAll(async () => {
  product = await startProduct();
  item = await handIn(await ProductUsers.on(product), 'text');
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
}, 120_000);

describe('the console under its content security policy', () => {
  it('refuses a wrong password in words and stays on the form', async () => {
    const driver = await ConsoleDriver.open(browser, product.url);
    await driver.page.goto(product.url);
    await driver.page.locator('input[name=email]').fill('reviewer1@example.org');
    await driver.page.locator('input[name=password]').fill('not the password');
    await driver.page.keyboard.press('Enter');
    expect(await driver.page.getByRole('alert').textContent()).toContain('wrong');
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 60_000);

  it('shows each role its own menu', async () => {
    const menus: Record<string, string[]> = {};
    for (const role of ['reviewer', 'compliance', 'administrator']) {
      const driver = await ConsoleDriver.open(browser, product.url);
      await driver.signIn(`${role}1@example.org`);
      menus[role] = await driver.page
        .getByRole('navigation', { name: 'Main menu' })
        .getByRole('link')
        .allTextContents();
      await driver.close();
    }
    expect(menus).toEqual({
      reviewer: ['My day', 'Queue', 'Submissions'],
      compliance: ['Queue', 'Submissions', 'Coverage', 'Reports', 'Audit log', 'Policies', 'Fleet', 'AI systems'],
      administrator: ['Submissions', 'Audit log', 'Policies', 'Fleet', 'AI systems', 'People', 'API keys'],
    });
  }, 120_000);

  it('verifies an entry of the log in the browser, and says what that does not prove', async () => {
    const driver = await ConsoleDriver.open(browser, product.url);
    await driver.signIn('compliance1@example.org');
    await driver.goTo('/entries');
    await driver.page.getByRole('link', { name: 'submission.received' }).last().click();
    await driver.page.getByRole('button', { name: 'Verify' }).click();
    await driver.page.getByText('Verified', { exact: true }).waitFor();
    await driver.page.getByText('What this does not prove').waitFor();
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 60_000);

  it('builds a report whose files can be fetched', async () => {
    const driver = await ConsoleDriver.open(browser, product.url);
    await driver.signIn('compliance1@example.org');
    await driver.goTo('/reports/create');
    await driver.page.getByRole('button', { name: 'Request' }).click();
    const link = driver.page.getByRole('link', { name: 'Download' }).first();
    await link.waitFor({ timeout: 60_000 });
    const [file] = await Promise.all([driver.page.waitForEvent('download'), link.click()]);
    expect(file.suggestedFilename()).toMatch(/^countersign-/);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 120_000);

  it('shows the secret of a key once', async () => {
    const driver = await ConsoleDriver.open(browser, product.url);
    await driver.signIn('administrator1@example.org');
    await driver.goTo('/keys');
    await driver.page.getByRole('button', { name: 'Make a key' }).click();
    await driver.page.keyboard.type('press');
    await driver.page.keyboard.press('Enter');
    const secret = await driver.page.getByRole('dialog').locator('code').textContent();
    expect(secret).toMatch(/^cs_/);
    await driver.page.getByRole('button', { name: 'I have copied it' }).click();
    await driver.page.getByRole('cell', { name: 'press' }).waitFor();
    expect(await driver.page.content()).not.toContain(secret);
    await driver.close();
  }, 60_000);

  it('adds and changes a person and an AI system', async () => {
    const driver = await ConsoleDriver.open(browser, product.url);
    await driver.signIn('administrator1@example.org');
    await driver.goTo('/systems/create');
    await driver.page.getByRole('textbox', { name: 'Short name' }).fill('press-texts');
    await driver.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Press texts');
    await driver.page.getByRole('button', { name: 'Save' }).click();
    await driver.page.getByRole('link', { name: 'Press texts' }).click();
    await driver.page.getByRole('textbox', { name: 'What it does' }).fill('Writes press texts.');
    await driver.page.getByRole('button', { name: 'Save' }).click();
    await driver.page.getByRole('link', { name: 'Press texts' }).click();
    const description = driver.page.getByRole('textbox', { name: 'What it does' });
    await description.waitFor();
    expect(await description.inputValue()).toBe('Writes press texts.');
    await driver.goTo('/people/create');
    await driver.page.getByRole('textbox', { name: 'E-mail' }).fill('new@example.org');
    await driver.page.locator('input[name=password]').fill('short');
    await driver.page.getByRole('textbox', { name: 'Name', exact: true }).fill('New Person');
    await driver.page.getByRole('button', { name: 'Save' }).click();
    await driver.page.getByText('Must be 12 characters at least').waitFor();
    await driver.page.locator('input[name=password]').fill('long enough to count');
    await driver.page.getByRole('button', { name: 'Save' }).click();
    await driver.page.getByRole('link', { name: 'New Person' }).waitFor();
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 120_000);

  it('keeps filters in the address', async () => {
    const driver = await ConsoleDriver.open(browser, product.url);
    await driver.signIn('reviewer1@example.org');
    await driver.goTo('/submissions');
    await driver.page.getByRole('button', { name: 'Filter' }).click();
    await driver.page.getByRole('menuitem', { name: 'Approved' }).click();
    await driver.page.getByText('Nothing matches these filters').waitFor();
    expect(decodeURIComponent(driver.page.url())).toContain('{"state":"approved"}');
    await driver.page.reload();
    await driver.page.getByText('State: Approved').waitFor();
    await driver.page.getByRole('button', { name: 'Remove filter State' }).click();
    await driver.page.getByRole('link', { name: 'Warranty of the pump' }).waitFor();
    await driver.close();
  }, 60_000);
});

describe('the console in Traditional Chinese', () => {
  it('speaks it everywhere, the sentences of the server included', async () => {
    const driver = await ConsoleDriver.open(browser, product.url, { language: 'zh-TW' });
    await driver.page.goto(product.url);
    await driver.page.getByRole('button', { name: '登入' }).waitFor();
    await driver.signIn('reviewer1@example.org');
    await driver.page.getByRole('button', { name: /Language|語言/ }).click();
    await driver.page.getByRole('menuitem', { name: '繁體中文' }).click();
    await driver.page.getByRole('heading', { name: '我的工作' }).waitFor();
    expect(await driver.page.locator('html').getAttribute('lang')).toBe('zh-Hant-TW');
    for (const [path, heading] of [
      ['/queue', '待審佇列'],
      ['/submissions', '送審紀錄'],
    ] as const) {
      await driver.goTo(path);
      await driver.page.getByRole('heading', { name: heading }).waitFor();
      expect(await driver.page.locator('#main-content thead').textContent()).not.toMatch(/[A-Za-z]{4}/);
    }
    await driver.goTo(`/review/${item}`);
    await driver.page.getByRole('button', { name: '送出裁決' }).waitFor();
    const finding = await driver.page.locator('[data-finding="1"]').textContent();
    expect(finding).toMatch(/[\u4e00-\u9fff]{4}/);
    await driver.page.keyboard.press('r');
    expect(await driver.page.locator('[data-reason]').first().textContent()).toMatch(/[\u4e00-\u9fff]{2}/);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 120_000);
});
