import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SubmissionView } from '@countersign/contracts';
import type { ConsoleDriver } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';
import { plantSchedule } from './plant-schedule.js';

let staged: OpenConsole;
beforeAll(async () => {
  staged = await openConsole();
}, 300_000);
afterAll(() => staged.close(), 120_000);

const at = (minutes: number) => new Date(Date.parse('2026-12-01T00:00:00Z') + minutes * 60_000).toISOString();

/** An order of one operation for each place, all of these names, each an hour late. */
function scheduleOf(places: readonly { name: string; machine: string; start: number; end: number }[]) {
  return {
    timeZone: 'Asia/Taipei',
    start: at(0),
    machines: [...new Set(places.map(({ machine }) => machine))].map((id) => ({ id })),
    jobs: places.map(({ name, machine, end }) => ({
      id: name,
      customer: name,
      class: name,
      dueAt: at(end - 60),
      operations: [{ id: name, eligible: [{ machine, minutes: 60 }] }],
    })),
    assignments: places.map(({ name, machine, start, end }) => ({
      operation: name,
      machine,
      start: at(start),
      end: at(end),
    })),
    reasons: places.map(({ name }) => ({ operation: name, text: name })),
  };
}

const names = [
  '<img src=x onerror="window.hostile=1"><script>window.hostile=1</script>',
  'X'.repeat(200),
  '\u202e\u0639\u0645\u0644\u064a\u0629 12',
  '極長的作業名稱'.repeat(28),
  '__proto__',
  'constructor',
];
const day = 1440;
const cases: readonly (readonly [string, object])[] = [
  ['names of every kind', scheduleOf(names.map((name, nth) => ({ name, machine: name, start: nth, end: nth + 60 })))],
  [
    'operations of no time, and one that ends before it begins',
    scheduleOf(
      ['A', 'B', 'C'].map((name, nth) => ({ name, machine: 'M1', start: 0, end: -30 * Math.max(0, nth - 1) })),
    ),
  ],
  [
    'operations years apart',
    scheduleOf(
      [0, 500, 1090].map((days) => ({ name: `D${days}`, machine: 'M1', start: days * day, end: days * day + 60 })),
    ),
  ],
  [
    'two hundred operations at once on one machine',
    scheduleOf(Array.from({ length: 200 }, (_, nth) => ({ name: `V${nth}`, machine: 'M1', start: nth % 3, end: 60 }))),
  ],
  ['one operation', scheduleOf([{ name: 'only', machine: 'M1', start: 0, end: 60 }])],
  [
    'nothing assigned',
    { ...scheduleOf([{ name: 'only', machine: 'M1', start: 0, end: 60 }]), assignments: [], reasons: [] },
  ],
];

async function handedIn(schedule: object, title: string): Promise<string> {
  const generator = { provider: 'openai', model: 'gpt-4o' };
  const output = { system: 'answers', modality: 'schedule', title, content: { schedule }, generator };
  const { status, body } = await staged.users.send<SubmissionView>('POST', '/submissions', output);
  if (status !== 201) throw new Error(`The schedule was refused: ${JSON.stringify(body)}`);
  await staged.users.untilWaiting(body.id);
  return body.id;
}

/** Pixels by which something sticks out of the page, or out of the panel, to the right. */
const sticksOut = ({ page }: ConsoleDriver) =>
  page
    .locator('html, [role=tabpanel], [data-finding]')
    .evaluateAll((boxes) => Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth)));

describe('a schedule that nobody would wish for', () => {
  it.each(cases)(
    'is shown and tried with %s',
    async (title, schedule) => {
      const id = await handedIn(schedule, title);
      const driver = await staged.open();
      const { page } = driver;
      await driver.signIn('reviewer1@example.org');
      await driver.review(id);
      await page.getByTestId('gantt').focus();
      await driver.press('ArrowRight', 'ArrowDown', 'End', 'Shift+ArrowUp', 'Control+ArrowUp', 'Home', 'j', 'f');
      for (const name of ['Operation', 'Figures', 'Late orders', 'Load', 'Fairness', 'Changes']) {
        await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
        await page.getByText('Being recomputed …').waitFor({ state: 'detached' });
        expect([name, await sticksOut(driver)]).toEqual([name, 0]);
      }
      await page.getByRole('tab', { name: /^Why/ }).click();
      const form = page.getByRole('form', { name: 'Change' });
      await form.getByRole('combobox').first().click();
      await page.getByRole('option', { name: 'An operation no earlier than' }).click();
      const operation = form.getByLabel('Operation', { exact: true });
      if ((await operation.inputValue()) === '') await operation.fill('only');
      await form.getByLabel('At', { exact: true }).fill('2026-12-01T13:00');
      await form.getByRole('button', { name: 'Try', exact: true }).click();
      await driver.hears(/Tried on the copy|This cannot be/);
      await page.getByRole('button', { name: 'Orders', exact: true }).click();
      await page.getByRole('button', { name: 'As a table' }).click();
      await page.getByRole('grid').waitFor();
      expect(await sticksOut(driver)).toBe(0);
      expect(await page.evaluate(() => Reflect.get(globalThis, 'hostile'))).toBeUndefined();
      expect(driver.errors).toEqual([]);
      await driver.close();
    },
    300_000,
  );

  it('opens with 20,000 operations, goes from bar to bar, and scrolls to the last row', async () => {
    const id = await handedIn(plantSchedule({ operations: 20_000, machines: 60, overlap: true }), 'Everything');
    const driver = await staged.open();
    const { page } = driver;
    await driver.signIn('reviewer1@example.org');
    await driver.review(id);
    await page.getByTestId('gantt').focus();
    await driver.press('ArrowRight', 'End', 'ArrowDown');
    await driver.hears('machine M02');
    await page.getByRole('button', { name: 'As a table' }).click();
    const grid = page.getByRole('grid');
    await grid.waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe('20001');
    await grid.evaluate((frame) => (frame.scrollTop = frame.scrollHeight));
    await grid.locator('[aria-rowindex="20001"]').waitFor();
    expect(await grid.locator('[data-row]').count()).toBeLessThanOrEqual(60);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);
});
