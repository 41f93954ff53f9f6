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
    expect(driver.errors).toEqual([]);
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
