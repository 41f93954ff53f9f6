import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { registerSystem } from '@countersign/identity';
import { plainSystem } from '@countersign/testing';
import { openConsole, type OpenConsole } from './open-console.js';

let staged: OpenConsole;

beforeAll(async () => {
  staged = await openConsole();
  await staged.product.test.db.transaction(async (tx) => {
    for (let number = 10; number < 70; number += 1) {
      await registerSystem(tx, setUpActor, plainSystem(`system-${number}`));
    }
  });
}, 300_000);
afterAll(() => staged.close(), 120_000);

describe('the matrix of requirements by fifty AI systems', () => {
  it('is folded by article, opened by keyboard, walked by arrow keys, and has no barrier', async () => {
    const driver = await staged.open({ bypassCSP: true });
    await driver.signIn('compliance1@example.org');
    await driver.goTo('/coverage?view=system&framework=AIA', 'Coverage');
    const { page } = driver;
    const table = page.getByRole('table', { name: 'Verdict of each requirement' });
    await table.waitFor();
    expect(await table.locator('thead th').count()).toBe(51);
    const rows = table.locator('tbody tr');
    const folded = await rows.count();
    expect(await driver.barriers()).toEqual([]);
    const article = table.getByRole('button', { name: /AIA-14.*Human oversight/ });
    await driver.tabTo(article);
    await driver.press('Enter');
    expect(await rows.count()).toBe(folded + 7);
    const focused = page.locator(':focus');
    await driver.press('Tab');
    const name = async () => (await focused.getAttribute('aria-label')) ?? '';
    const [first, second] = [await name(), (await driver.press('ArrowRight'), await name())];
    expect(second).not.toBe(first);
    expect(second.split(',')[0]).toBe(first.split(',')[0]);
    await driver.press('ArrowDown');
    expect((await name()).split(',')[0]).not.toBe(second.split(',')[0]);
    await driver.press('Enter');
    await page.getByRole('button', { name: 'Close', exact: true }).waitFor();
    await driver.press('Escape');
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await rows.count()).toBeGreaterThan(60);
    expect(await driver.barriers()).toEqual([]);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);
});
