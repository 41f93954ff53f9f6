import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryFolder } from '../journeys/policies-with-server.js';
import { handInSet } from './image-outputs.js';
import { openConsole, type OpenConsole } from './open-console.js';

let policies: string;
let staged: OpenConsole;
let submission: string;

beforeAll(async () => {
  policies = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  await cp(join(repositoryFolder, 'policies'), policies, { recursive: true });
  const file = join(policies, 'review-quality.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('share: 0\n', 'share: 1\n'));
  staged = await openConsole({ COUNTERSIGN_POLICIES: policies, COUNTERSIGN_MODELS: repositoryFolder });
  submission = await handInSet(staged.users, '24 months');
}, 300_000);
afterAll(async () => {
  await staged.close();
  await rm(policies, { recursive: true });
}, 120_000);

describe('a first opinion', () => {
  it('is given by keyboard; what was read in the picture comes after it, like the findings', async () => {
    const driver = await staged.open({ bypassCSP: true });
    const { page } = driver;
    await driver.signIn('reviewer1@example.org');
    await driver.review(submission);
    await page.getByRole('heading', { name: 'First opinion' }).waitFor();

    await driver.press('w');
    await page.getByRole('button', { name: 'Show the findings again' }).waitFor();
    expect(await page.getByRole('heading', { name: 'First opinion' }).count()).toBe(0);
    await driver.press('w');
    await page.getByRole('heading', { name: 'First opinion' }).waitFor();

    await driver.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.getByText('Say how sure you are').waitFor();
    await keys.getByText('1 – 5').waitFor();
    expect(await keys.getByText(/finding|comment|Submit the decision/i).allInnerTexts()).toEqual([]);
    await driver.press('Escape');
    await keys.waitFor({ state: 'detached' });

    const panel = page.locator('#image-panel');
    await page.getByRole('tab', { name: 'Text', exact: true }).click();
    await panel.getByText('What a check read in this image is not shown to you yet.').waitFor();
    expect(await driver.barriers()).toEqual([]);

    await driver.press('r', '4');
    await driver.hears('Sure: Rather sure.');
    await driver.press('Control+Enter');
    await page.getByText('Your first opinion: Reject (Rather sure)').waitFor();
    await page.getByRole('heading', { name: /^Findings \d/ }).waitFor();
    await page.getByRole('tab', { name: /^Text \d/ }).click();
    await panel.getByRole('button', { name: /Warranty 24 months/ }).waitFor();
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);
});
