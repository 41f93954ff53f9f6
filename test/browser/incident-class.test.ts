import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncidentView } from '@countersign/contracts';
import { SignedIn } from '@countersign/testing';
import { password } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';

let staged: OpenConsole;
let incident: IncidentView;

beforeAll(async () => {
  staged = await openConsole();
  const officer = await SignedIn.as(staged.product, 'compliance1@example.org', password);
  const answer = await officer.send<IncidentView>('POST', '/incidents', {
    title: 'The pump manual was wrong',
    description: 'Somebody was hurt.',
    class: 'serious-harm-to-health',
    systems: ['answers'],
    awareAt: new Date(Date.now() - 3_600_000).toISOString(),
  });
  expect(answer.status).toBe(201);
  incident = answer.body;
}, 300_000);
afterAll(() => staged.close(), 120_000);

describe('the class of an incident', () => {
  it('is changed with a reason; the clock follows, and the class before stays on the page', async () => {
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
