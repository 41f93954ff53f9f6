import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsoleDriver } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';
import { scheduleWorkbookFile, smallSheets } from './schedule-workbook.js';

let staged: OpenConsole;
beforeAll(async () => {
  staged = await openConsole();
}, 300_000);
afterAll(() => staged.close(), 120_000);

async function atTheImport(look: Parameters<OpenConsole['open']>[0] = {}): Promise<ConsoleDriver> {
  const driver = await staged.open(look);
  await driver.signIn('reviewer1@example.org');
  await driver.goTo('/schedule-import', 'Hand in a schedule');
  return driver;
}

type Sheets = Parameters<typeof scheduleWorkbookFile>[0];

async function upload({ page }: ConsoleDriver, sheets: Sheets): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(await scheduleWorkbookFile(sheets));
}

const wrongStart = {
  ...smallSheets,
  Assignments: [...smallSheets.Assignments.slice(0, 2), ['A2', 'M2', 'soon', '2026-12-01 10:30']],
};
/** The same schedule under headings that nobody could guess. */
const ownHeadings = {
  ...smallSheets,
  Operations: [['Auftrag', 'Schritt', 'Ort', 'Dauer'], ...smallSheets.Operations.slice(1)],
};

describe('handing in a schedule as a file', () => {
  it('names a bad cell, takes the mended file, tries it and hands it in', async () => {
    const driver = await atTheImport({ bypassCSP: true });
    const { page } = driver;
    await upload(driver, wrongStart);
    const fault = page.getByRole('table', { name: 'To be mended' }).getByRole('row').nth(1);
    await fault.waitFor();
    const cells = await fault.getByRole('cell').allTextContents();
    expect(cells.slice(0, 5)).toEqual(['Assignments', '3', 'Start', 'C3', 'soon']);
    expect(await page.getByRole('button', { name: 'Hand in', exact: true }).count()).toBe(0);
    await driver.hears('1 fault');
    const save = page.getByRole('button', { name: 'Save as CSV' });
    await driver.tabTo(save);
    const [csv] = await Promise.all([page.waitForEvent('download'), driver.press('Enter')]);
    expect(csv.suggestedFilename()).toBe('schedule-faults.csv');
    const [header, first] = (await readFile(await csv.path(), 'utf8')).split('\r\n');
    expect(header).toBe('\uFEFF"Sheet","Row","Column","Cell","Value","What to do"');
    expect(first).toMatch(/^"Assignments","?3"?,"Start","C3","soon","./);
    expect(await driver.barriers()).toEqual([]);

    await upload(driver, smallSheets);
    await page.getByText('Every cell could be read.').waitFor();
    await page.locator('dl').getByText('2', { exact: true }).first().waitFor();
    await page.getByRole('textbox', { name: 'Title' }).fill('Week 50');
    await page.getByRole('textbox', { name: 'Made by (provider)' }).fill('planner');
    await page.getByRole('textbox', { name: 'Made by (model)' }).fill('solver');
    const attempt = page.getByRole('button', { name: 'Try without handing in' });
    await driver.tabTo(attempt);
    await driver.press('Enter');
    await driver.hears('What would happen');
    await page.getByText('schedule-factuality').waitFor();
    expect(await driver.barriers()).toEqual([]);
    await driver.tabTo(page.getByRole('button', { name: 'Hand in', exact: true }));
    await driver.press('Enter');
    await driver.hears('Handed in.');
    await page.getByRole('link', { name: 'Open the submission' }).click();
    await page.getByRole('heading', { level: 1, name: 'Week 50' }).waitFor();
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('is told which column is which, remembers it, and reads the next file so', async () => {
    const driver = await atTheImport();
    const { page } = driver;
    await upload(driver, ownHeadings);
    await page.getByRole('cell', { name: 'The column "Order" is missing', exact: false }).waitFor();
    for (const [heading, meaning] of [
      ['Auftrag', 'Order'],
      ['Schritt', 'Operation'],
      ['Ort', 'Machine'],
      ['Dauer', 'Minutes'],
    ] as const) {
      const choice = page.getByRole('combobox', { name: `Meaning of ${heading}` });
      await choice.selectOption({ label: meaning });
      await choice.locator('option:checked', { hasText: meaning }).waitFor({ state: 'attached' });
    }
    await page.getByText('Every cell could be read.').waitFor();
    await page.getByRole('button', { name: 'Remember these columns for this AI system' }).click();
    await driver.hears('Remembered');

    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Hand in a schedule' }).waitFor();
    await upload(driver, ownHeadings);
    await page.getByText('Every cell could be read.').waitFor();
    await page.getByText('As it was remembered for this AI system.').waitFor();
    const forget = page.getByRole('button', { name: 'Forget these columns' });
    await driver.tabTo(forget);
    await driver.press('Enter');
    await driver.hears('faults');
    await page.getByRole('cell', { name: 'The column "Order" is missing', exact: false }).waitFor();
    expect(await page.getByText('As it was remembered for this AI system.').count()).toBe(0);
    const known = await staged.users.signIn('reviewer');
    const { body } = await known.send<{ items: unknown[] }>('GET', '/systems/answers/schedule-mappings');
    expect(body.items).toEqual([]);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('loses nothing when handing in fails, and hands in once where the answer was lost', async () => {
    const driver = await atTheImport();
    const { page } = driver;
    await upload(driver, smallSheets);
    await driver.hears('Every cell could be read: 2');
    await page.getByRole('textbox', { name: 'Title' }).fill('Week 51');
    await page.getByRole('textbox', { name: 'Made by (provider)' }).fill('planner');
    await page.getByRole('textbox', { name: 'Made by (model)' }).fill('solver');
    // Files with a fault, in between, take nothing away that was typed.
    await upload(driver, wrongStart);
    await driver.hears('1 fault');
    await upload(driver, smallSheets);
    await driver.hears('Every cell could be read: 2');
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Week 51');
    const handIn = page.getByRole('button', { name: 'Hand in', exact: true });
    const keys: (string | undefined)[] = [];
    // The first attempt arrives, and its answer never does.
    await page.route('**/api/v1/submissions?dryRun=false', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await handIn.click();
    await page.getByText('Trying again hands this in once only.').waitFor();
    await handIn.click();
    await driver.hears('Handed in.');
    expect(new Set(keys).size).toBe(1);
    const { body } = await staged.users.send<{ items: { title: string }[] }>('GET', '/submissions');
    expect(body.items.filter(({ title }) => title === 'Week 51')).toHaveLength(1);
    await driver.close();
  }, 300_000);

  it('offers a template that reads without fault', async () => {
    const driver = await atTheImport();
    const { page } = driver;
    const link = page.getByRole('link', { name: 'Production schedule (XLSX)' });
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(file.suggestedFilename()).toBe('countersign-production.xlsx');
    await page.locator('input[type=file]').setInputFiles(await file.path());
    await page.getByText('Every cell could be read.').waitFor();
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);
});
