import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import type { CheckRunView, FindingView } from '@countersign/contracts';
import { InferenceServer } from '@countersign/testing';
import { policiesWithServer, repositoryFolder } from '../journeys/policies-with-server.js';
import { addCalibration } from './add-calibration.js';
import type { ConsoleDriver } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';
import { handIn } from './sample-outputs.js';

let server: InferenceServer;
let policies: string;
let staged: OpenConsole;
let item: string;
/** Handed in while the server of the first model of the chain failed. */
let fallenBack: string;

beforeAll(async () => {
  server = await InferenceServer.start({ flavour: 'tei' });
  policies = await policiesWithServer(server.address);
  staged = await openConsole({ COUNTERSIGN_POLICIES: policies, COUNTERSIGN_MODELS: repositoryFolder });
  item = await handIn(staged.users, 'text');
  server.behaviour = 'failing';
  fallenBack = await handIn(staged.users, 'text');
}, 300_000);
afterAll(async () => {
  await staged.close();
  await server.close();
  await rm(policies, { recursive: true });
}, 120_000);

async function atTheFirstFinding(): Promise<ConsoleDriver> {
  const driver = await staged.open();
  await driver.signIn('reviewer1@example.org');
  await driver.review(item);
  await driver.press('j');
  await driver.page.locator('[data-finding="1"] [data-words=machine]').waitFor();
  return driver;
}

const buttonsOf = ({ page }: ConsoleDriver) => {
  const group = page.locator('[data-finding="1"]').getByRole('group', { name: 'Was this finding useful?' });
  return {
    useful: group.getByRole('button', { name: 'Useful', exact: false }).first(),
    notUseful: group.getByRole('button', { name: 'Not useful' }),
  };
};

describe('a finding in the workbench', () => {
  it('is judged by a key or a button, which is announced, kept after a reload, and no decision', async () => {
    const driver = await atTheFirstFinding();
    const { useful, notUseful } = buttonsOf(driver);
    expect(await useful.getAttribute('aria-pressed')).toBe('false');
    await driver.press('+');
    await driver.hears('Finding 1 noted as useful.');
    expect(await useful.getAttribute('aria-pressed')).toBe('true');
    await driver.tabTo(notUseful);
    await driver.press('Enter');
    await driver.hears('Finding 1 noted as not useful.');
    expect(driver.sent.filter((path) => path.endsWith('/judgement'))).toHaveLength(2);
    expect(driver.sent.some((path) => path.endsWith('/decisions'))).toBe(false);

    await driver.page.reload();
    await driver.review(item);
    await driver.press('j');
    await notUseful.waitFor();
    expect(await notUseful.getAttribute('aria-pressed')).toBe('true');
    expect(await useful.getAttribute('aria-pressed')).toBe('false');
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('is judged for oneself: another reviewer has said nothing', async () => {
    const other = await staged.users.signIn('reviewer', 2);
    const { body } = await other.send<{ items: FindingView[] }>('GET', `/submissions/${item}/findings`);
    expect(body.items.map(({ judgement }) => judgement)).toEqual(body.items.map(() => null));
  });

  it('has the card of its model, says that its score is uncalibrated, and leads to its check in another tab', async () => {
    const driver = await atTheFirstFinding();
    const finding = driver.page.locator('[data-finding="1"]');
    expect(await finding.locator('[data-words=machine]').innerText()).toContain('From a machine');
    await finding.getByText(/^Model card of/).click();
    await finding.getByText('Known limits').waitFor();
    const [tab] = await Promise.all([
      driver.page.context().waitForEvent('page'),
      finding.getByRole('link', { name: /How this was found/ }).click(),
    ]);
    await tab.getByRole('heading', { level: 1, name: /how it was found$/ }).waitFor();
    await tab.getByRole('heading', { level: 2, name: 'What it came to' }).waitFor();
    // Nothing of the workbench was left behind.
    expect(await driver.page.locator(`[data-submission="${item}"]`).count()).toBe(1);
    await driver.close();
  }, 300_000);
});

describe('the checks on the page of a submission', () => {
  it('lead each to how it came to its outcome', async () => {
    const driver = await staged.open();
    await driver.signIn('compliance1@example.org');
    await driver.goTo(`/submissions/${item}/show`, 'Warranty of the pump');
    await driver.page.getByRole('link', { name: 'How it was found Factuality' }).click();
    await driver.page.getByRole('heading', { level: 1, name: 'Factuality: how it was found' }).waitFor();
    await driver.page.getByText('You found this not useful').waitFor({ state: 'detached' });
    await driver.page.getByText(/^Score 0\.\d\d · uncalibrated$/).waitFor();
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 180_000);
});

const checkRun = (id: string): string => `/submissions/${id}/checks/text-factuality`;
const heading = 'Factuality: how it was found';

/** Opens what is closed, one after the other: what is open is not found any more. */
async function openAll({ page }: ConsoleDriver, closed: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  while ((await page.locator(closed).count()) > 0) await page.locator(closed).first().click();
}

describe('the page of a check run', () => {
  it('tells in a sentence who was asked and who answered, and shows each call with prompt, answer and card', async () => {
    const driver = await staged.open();
    await driver.signIn('reviewer1@example.org');
    await driver.goTo(checkRun(fallenBack), heading);
    const { page } = driver;
    await page
      .getByText(/Entailment on a GPU server .+; then Support by the sources answered\./)
      .first()
      .waitFor();
    const question = page.getByRole('button', { name: /Question 1: Entailment/ });
    if ((await question.getAttribute('aria-expanded')) === 'false') await question.click();
    const failed = page.getByRole('group', { name: 'Entailment on a GPU server: Not reachable' }).first();
    await failed.getByText('What went wrong:').waitFor();
    const answered = page.getByRole('group', { name: 'Support by the sources: Answered' }).first();
    expect(await answered.getByRole('group', { name: 'Prompt' }).innerText()).toContain('12 months');
    expect(await answered.getByRole('group', { name: 'Answer' }).innerText()).toContain('"entailment"');
    await failed.getByText('Model card of').click();
    await failed.getByText('Tells whether a passage carries a sentence.').waitFor();
    await driver.close();
  }, 180_000);

  it('says that no model was asked where rules sufficed', async () => {
    const driver = await staged.open();
    await driver.signIn('reviewer1@example.org');
    await driver.goTo(`/submissions/${item}/checks/text-privacy`, 'Privacy: how it was found');
    await driver.page.getByText('No model was asked').waitFor();
    await driver.close();
  }, 180_000);

  it('says on how many decisions a calibrated score rests', async () => {
    const driver = await staged.open();
    await driver.signIn('reviewer1@example.org');
    await driver.page.route(`**${checkRun(item)}`, async (route) => {
      const answer = await route.fetch();
      const run = (await answer.json()) as CheckRunView;
      await route.fulfill({ response: answer, json: { ...run, score: 0.62, probability: 0.714, calibratedOn: 214 } });
    });
    await driver.goTo(checkRun(item), heading);
    const words = 'Score 0.62 · people approve about 71% of outputs with such a score · calibrated on 214 decisions';
    await driver.page.getByText(words).waitFor();
    await driver.close();
  }, 180_000);

  it('is wrapped: a long prompt does not widen the page at 768 px', async () => {
    const driver = await staged.open();
    await driver.page.setViewportSize({ width: 768, height: 900 });
    await driver.signIn('reviewer1@example.org');
    await driver.page.route(`**${checkRun(fallenBack)}`, async (route) => {
      const answer = await route.fetch();
      const run = (await answer.json()) as CheckRunView;
      const long = 'x'.repeat(60_000);
      const calls = run.calls.map((call) => ({ ...call, request: long, answer: long, message: long }));
      await route.fulfill({ response: answer, json: { ...run, calls } });
    });
    await driver.goTo(checkRun(fallenBack), heading);
    await openAll(driver, 'ol > li > button[aria-expanded=false]');
    await openAll(driver, 'details:not([open]) > summary');
    const [shown, wide] = await driver.page
      .locator('html')
      .evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
    expect(wide).toBe(shown);
    await driver.close();
  }, 180_000);
});

describe.each(['light', 'dark'] as const)('in the %s theme axe finds no barrier', (theme) => {
  it('on a check run with its calls open, on the fleet at work and on a reliability diagram', async () => {
    await addCalibration(staged.product);
    const driver = await staged.open({ theme, bypassCSP: true });
    await driver.signIn('lead1@example.org');
    const found: Record<string, string[]> = {};
    await driver.goTo(checkRun(fallenBack), heading);
    await openAll(driver, 'ol > li > button[aria-expanded=false]');
    found['run'] = await driver.barriers();
    await driver.goTo('/fleet', 'Fleet');
    await driver.page.getByRole('table', { name: 'Models' }).getByText('nli-server').waitFor();
    await driver.page.getByRole('button', { name: 'Energy' }).click();
    found['fleet'] = await driver.barriers();
    await driver.goTo('/calibrations', 'Calibration');
    await driver.page.getByRole('img', { name: /Reliability diagram/ }).waitFor();
    await driver.page.getByRole('cell', { name: '0.2 → 0.05' }).waitFor();
    expect(await driver.page.getByRole('table', { name: 'The figures as a table' }).getByRole('row').count()).toBe(7);
    found['calibration'] = await driver.barriers();
    expect(found).toEqual({ run: [], fleet: [], calibration: [] });
    await driver.close();
  }, 300_000);
});
