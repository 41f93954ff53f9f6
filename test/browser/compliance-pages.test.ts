import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import type { IncidentView } from '@countersign/contracts';
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

/** An incident that a compliance officer has opened. */
async function opened(): Promise<IncidentView> {
  const officer = await staged.users.signIn('compliance');
  const answer = await officer.send<IncidentView>('POST', '/incidents', {
    title: 'The pump manual was wrong',
    description: 'Somebody was hurt.',
    class: 'serious-harm-to-health',
    systems: ['answers'],
    awareAt: new Date(Date.now() - 3_600_000).toISOString(),
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('the class of an incident', () => {
  it('is changed with a reason; the clock follows, and the class before stays on the page', async () => {
    const incident = await opened();
    const driver = await staged.open({ bypassCSP: true });
    await driver.signIn('compliance1@example.org');
    await driver.goTo(`/incidents/${incident.id}/show`, incident.title);
    const { page } = driver;
    expect(await page.getByText('15 days, aimed at').count()).toBe(1);
    await page.getByRole('button', { name: 'Change the class' }).click();
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: 'Change the class' });
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: 'Class' }).click();
    await page.getByRole('option', { name: 'Death of a person (10 days)' }).click();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The person died.');
    expect(await driver.barriers()).toEqual([]);
    await save.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Classes before' }).waitFor();
    await page.getByText('Serious harm to health → Death of a person').waitFor();
    await page.getByText('10 days, aimed at').waitFor();
    await page.getByText('The person died.').waitFor();
    expect(await driver.barriers()).toEqual([]);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);
});
