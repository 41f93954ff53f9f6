import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClaimView, DecisionView, SubmissionView } from '@countersign/contracts';
import type { Locator } from 'playwright-core';
import type { ConsoleDriver } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';
import { plantSchedule } from './plant-schedule.js';

let staged: OpenConsole;
const plant = plantSchedule({ operations: 300, machines: 10, overlap: true });

beforeAll(async () => {
  staged = await openConsole();
}, 300_000);
afterAll(() => staged.close(), 120_000);

function outputOf(schedule: object, title: string) {
  const generator = { provider: 'openai', model: 'gpt-4o' };
  return { system: 'answers', modality: 'schedule', title, content: { schedule }, generator };
}

async function handInPlan(schedule: object, title: string): Promise<SubmissionView> {
  const { status, body } = await staged.users.send<SubmissionView>('POST', '/submissions', outputOf(schedule, title));
  if (status !== 201) throw new Error(`The plan was refused: ${JSON.stringify(body)}`);
  await staged.users.untilWaiting(body.id);
  return body;
}

const chart = ({ page }: ConsoleDriver): Locator => page.getByTestId('gantt');
const elements = ({ page }: ConsoleDriver): Promise<number> => page.getByTestId('bench').locator('*').count();
/** The two operations that share the first machine, the earlier first. */
const clash = plant.assignments
  .filter(({ machine }) => machine === 'M01')
  .sort((a, b) => a.start.localeCompare(b.start))
  .slice(-2)
  .map(({ operation }) => operation);

/** Opens a panel by keyboard: the tab that is shown is in the tab order, the others are reached by arrow keys. */
async function openPanel(driver: ConsoleDriver, name: RegExp): Promise<void> {
  const tabs = driver.page.getByRole('tablist', { name: 'About the schedule' });
  await driver.tabTo(tabs.getByRole('tab', { selected: true }));
  const wanted = tabs.getByRole('tab', { name });
  for (let presses = 0; presses < 8; presses += 1) {
    if ((await wanted.and(driver.page.locator(':focus')).count()) > 0) break;
    await driver.press('ArrowRight');
  }
  await driver.press('Enter');
  await wanted.and(tabs.getByRole('tab', { selected: true })).waitFor();
}

async function fill(driver: ConsoleDriver, label: string, words: string): Promise<void> {
  const field = driver.page.getByLabel(label, { exact: true });
  await driver.tabTo(field);
  await driver.page.keyboard.type(words);
}

/** Carries the chosen bar with the mouse; answers what that comes to. */
async function drag(driver: ConsoleDriver, operation: string, by: number): Promise<string> {
  const bar = driver.page.locator(`rect[data-operation="${operation}"]`);
  let box = await bar.boundingBox();
  // The chart comes to rest where the bar is wide.
  for (let last = ''; box === null || box.width < 100 || last !== JSON.stringify(box); box = await bar.boundingBox()) {
    last = JSON.stringify(box);
    await driver.page.waitForTimeout(100);
  }
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await driver.page.mouse.move(x, y);
  await driver.page.mouse.down();
  await driver.page.mouse.move(x + by / 2, y, { steps: 3 });
  await driver.page.mouse.move(x + by, y, { steps: 3 });
  await driver.page.locator(`[data-dragged="${operation}"]`).waitFor({ state: 'attached' });
  await driver.page.mouse.up();
  const outcome = driver.page.getByTestId('scratch-outcome');
  await outcome.waitFor();
  return outcome.innerText();
}

describe('the bench of a schedule', () => {
  it('leads from the violation over a why-not and a tried change to a rejection that points at it', async () => {
    const plan = await handInPlan(plant, 'Week 49');
    const driver = await staged.open();
    await driver.signIn('reviewer1@example.org');
    await driver.review(plan.id);

    const machine = driver.page.locator('[data-finding]', { hasText: 'share machine M01' });
    const number = (await machine.getAttribute('data-finding')) ?? '';
    for (let nth = 0; nth < Number(number); nth += 1) await driver.press('j');
    await driver.page.locator(`[data-violation="${number}"] rect`).waitFor({ state: 'attached' });
    await driver.page.locator(`rect[data-operation="${clash[0]}"]`).waitFor({ state: 'attached' });

    await openPanel(driver, /^Why/);
    await fill(driver, 'A: could go first', clash[1] ?? '');
    await fill(driver, 'B: goes before it', clash[0] ?? '');
    await driver.press('Enter');
    const answer = driver.page.getByTestId('why-answer');
    await answer.filter({ hasText: `${clash[1]}` }).waitFor();
    expect(await answer.innerText()).toMatch(/total lateness|length|order of work|neither better nor worse/);

    await driver.page.getByRole('button', { name: 'Whole', exact: true }).click();
    await driver.page.getByRole('button', { name: 'To chosen' }).click();
    const outcome = await drag(driver, clash[0] ?? '', 260);
    expect(outcome).toMatch(/Together this comes to|This cannot be/);
    await driver.page.getByRole('button', { name: 'Put all back' }).click();
    await driver.page.getByTestId('scratch-outcome').waitFor({ state: 'detached' });
    expect((await staged.users.send<SubmissionView>('GET', `/submissions/${plan.id}`)).body.contentDigest).toBe(
      plan.contentDigest,
    );

    await chart(driver).focus();
    await driver.press('Shift+ArrowRight');
    await driver.hears(`${clash[1]}, order`);
    await driver.press('f', 'r', '1');
    const target = driver.page.getByRole('combobox', { name: /^What the reason/ });
    await driver.tabTo(target);
    await driver.press('P');
    const answered = driver.page.waitForResponse((it) => it.url().endsWith('/api/v1/reviews/decisions'));
    await driver.press('Control+Enter');
    expect((await answered).status()).toBe(201);
    const lead = await staged.users.signIn('lead');
    const { body } = await lead.send<{ items: DecisionView[] }>('GET', `/submissions/${plan.id}/decisions`);
    expect(body.items[0]?.outcome).toBe('reject');
    expect(body.items[0]?.reasons[0]?.place).toEqual({ kind: 'operation', ids: clash });
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('tries a change that is put together by keyboard, on top of another, and takes it back', async () => {
    const plan = await handInPlan(plantSchedule({ operations: 60, machines: 5 }), 'Week 50');
    const driver = await staged.open();
    await driver.signIn('reviewer1@example.org');
    await driver.review(plan.id);
    await openPanel(driver, /^Why/);
    const field = driver.page.getByRole('form', { name: 'Change' }).getByLabel('Operation', { exact: true });
    await driver.tabTo(field);
    await driver.page.keyboard.type('J0012-10');
    await fill(driver, 'Before', 'J0003-10');
    await driver.press('Enter');
    const outcome = driver.page.getByTestId('scratch-outcome');
    await outcome.waitFor();
    const first = await outcome.innerText();
    await driver.tabTo(driver.page.getByLabel('Before', { exact: true }));
    await driver.press('Control+A');
    await driver.page.keyboard.type('J0001-10');
    await driver.press('Enter');
    await driver.page.getByRole('listitem').filter({ hasText: 'J0012-10 before J0001-10' }).waitFor();
    await outcome.waitFor();
    await driver.page.getByRole('button', { name: 'Undo the last' }).click();
    await driver.page
      .getByRole('listitem')
      .filter({ hasText: 'J0012-10 before J0001-10' })
      .waitFor({ state: 'detached' });
    await outcome.waitFor();
    expect(await outcome.innerText()).toBe(first);
    await driver.close();
  }, 300_000);

  it('shades hours that are tried, says in words what they come to, and takes them back by keys', async () => {
    const plan = await handInPlan(plantSchedule({ operations: 60, machines: 5 }), 'Week 51');
    const driver = await staged.open();
    await driver.signIn('reviewer1@example.org');
    await driver.review(plan.id);
    await driver.press('?');
    const sheet = driver.page.getByRole('dialog');
    await sheet.getByText('In the chart of a production schedule').waitFor();
    await sheet.getByText('Take back the last change that is tried').waitFor();
    await driver.press('Escape');
    await sheet.waitFor({ state: 'detached' });

    await openPanel(driver, /^Why/);
    const form = driver.page.getByRole('form', { name: 'Change' });
    const attempt = async (kind: string, field: string, name: string, [from, to]: readonly [string, string]) => {
      await form.getByRole('combobox').first().click();
      await driver.page.getByRole('option', { name: kind }).click();
      await form.getByLabel(field, { exact: true }).fill(name);
      await form.getByLabel('From', { exact: true }).fill(from);
      await form.getByLabel('To', { exact: true }).fill(to);
      await form.getByRole('button', { name: 'Try', exact: true }).click();
    };
    await attempt('A machine out of order', 'Machine', 'M01', ['2026-12-01T13:00', '2026-12-01T20:00']);
    await driver.hears(/Tried on the copy: .*(more|fewer|longer|less).* operations move/);
    await attempt('Overtime of a calendar', 'Calendar', 'shifts', ['2026-12-01T22:00', '2026-12-02T02:00']);
    await driver.page.getByText('overtime that is tried').waitFor();
    await driver.page.getByText('outage that is tried').waitFor();
    await driver.page.getByText('place as handed in').waitFor();
    await driver.page.getByTestId('scratch-outcome').waitFor();

    await chart(driver).focus();
    await driver.press('ArrowRight', 'End');
    await driver.page.locator('[data-moved]').waitFor({ state: 'attached' });
    await driver.press('Control+z');
    await driver.page.getByText('overtime that is tried').waitFor({ state: 'detached' });
    await driver.hears(/Tried on the copy/);
    await driver.press('Control+Backspace');
    await driver.hears('All is put back');
    await driver.page.getByText('outage that is tried').waitFor({ state: 'detached' });
    expect(await driver.page.locator('[data-moved]').count()).toBe(0);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('compares with the revision before: lists what moved, and outlines where it was', async () => {
    const first = plantSchedule({ operations: 60, machines: 5 });
    const plan = await handInPlan(first, 'Week 52');
    const person = await staged.users.signIn('reviewer', 2);
    const { claim, binding } = (await person.send<ClaimView>('POST', '/reviews/claims', { submission: plan.id })).body;
    const reasons = [{ code: 'infeasible-schedule', place: { kind: 'operation', ids: ['J0012-50'] } }];
    const decision = { claim: claim.id, binding, outcome: 'request-changes', reasons };
    expect((await person.send('POST', '/reviews/decisions', decision)).status).toBe(201);
    const moved = first.assignments.slice(-2).map(({ operation }) => operation);
    const later = (iso: string) => new Date(Date.parse(iso) + 30 * 86_400_000).toISOString();
    const assignments = first.assignments.map((it) =>
      moved.includes(it.operation) ? { ...it, start: later(it.start), end: later(it.end) } : it,
    );
    const { body } = await staged.users.send<SubmissionView>(
      'POST',
      `/submissions/${plan.id}/revisions`,
      outputOf({ ...first, assignments }, 'Week 52'),
    );
    await staged.users.untilWaiting(body.id);
    const driver = await staged.open();
    await driver.signIn('reviewer1@example.org');
    await driver.review(body.id);
    await openPanel(driver, /^Changes/);
    const rows = driver.page.getByRole('table', { name: 'Moved operations' }).getByRole('row');
    await rows.nth(2).waitFor();
    expect(await rows.getByRole('rowheader').allTextContents()).toEqual(expect.arrayContaining(moved));
    expect(await rows.count()).toBe(3);
    const picture = () => chart(driver).evaluate((frame) => frame.querySelector('canvas')?.toDataURL());
    const without = await picture();
    await driver.page.getByRole('button', { name: 'Revision before' }).click();
    await driver.page.getByText('in the revision before').waitFor();
    // Painted with the next frame.
    while ((await picture()) === without) await driver.page.waitForTimeout(50);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it.each(['light', 'dark'] as const)(
    'has no barrier in the %s theme, as a chart, in its panels and as a table',
    async (theme) => {
      const plan = await handInPlan(plant, `Week 49, ${theme}`);
      const driver = await staged.open({ theme, bypassCSP: true });
      await driver.signIn('reviewer1@example.org');
      await driver.review(plan.id);
      await driver.press('j');
      const found: Record<string, string[]> = {};
      for (const name of ['Operation', 'Figures', 'Late orders', 'Load', 'Fairness', 'Why', 'Changes']) {
        await driver.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
        if (name === 'Late orders')
          await driver.page
            .getByRole('button', { name: /^J\d+ ?Customer/ })
            .first()
            .click();
        found[name] = await driver.barriers();
      }
      await driver.page.getByRole('button', { name: 'As a table' }).click();
      await driver.page.getByRole('grid').waitFor();
      found['table'] = await driver.barriers();
      expect(Object.entries(found).filter(([, barriers]) => barriers.length > 0)).toEqual([]);
      const listed = async () => Number(await driver.page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
      expect(await listed()).toBe(300);
      await driver.page.getByLabel('Only with findings').check();
      expect(await listed()).toBeLessThan(300);
      await driver.close();
    },
    300_000,
  );

  it('holds few elements however many operations there are, wherever it is panned and zoomed', async () => {
    const plan = await handInPlan(plantSchedule({ operations: 5000, machines: 40, overlap: true }), 'The whole plant');
    const driver = await staged.open();
    await driver.signIn('reviewer1@example.org');
    await driver.review(plan.id);
    await chart(driver).focus();
    const most = 400;
    expect(await elements(driver)).toBeLessThan(most);
    const drawn = () =>
      chart(driver).evaluate((frame) => {
        const canvas = frame.querySelector('canvas');
        const pixels = canvas?.getContext('2d')?.getImageData(0, 40, canvas.width, 200).data ?? [];
        const colours = new Set<string>();
        for (let at = 0; at < pixels.length; at += 4) colours.add(`${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]}`);
        return colours.size;
      });
    expect(await drawn()).toBeGreaterThan(3);
    for (let nth = 0; nth < 8; nth += 1) await driver.press('Control+ArrowUp');
    const places: number[] = [];
    for (const wheel of [900, 900, -400]) {
      const before = await chart(driver).evaluate((frame) => frame.scrollLeft);
      await chart(driver).hover();
      await driver.page.mouse.wheel(wheel, 0);
      const place = () => chart(driver).evaluate((frame) => frame.scrollLeft);
      while ((await place()) === before) await driver.page.waitForTimeout(50);
      places.push(await chart(driver).evaluate((frame) => frame.scrollLeft));
      expect(await elements(driver)).toBeLessThan(most);
      expect(await drawn()).toBeGreaterThan(3);
    }
    expect(new Set(places).size).toBe(3);
    for (const rows of ['Orders', 'People']) await driver.page.getByRole('button', { name: rows }).click();
    expect(await elements(driver)).toBeLessThan(most);
    await driver.page.getByRole('button', { name: 'As a table' }).click();
    await driver.page.getByRole('grid').waitFor();
    expect(await driver.page.locator('[data-row]').count()).toBeLessThanOrEqual(60);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);
});
