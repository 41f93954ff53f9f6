import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginDraft } from './begin-draft.js';
import type { ConsoleDriver } from './console-driver.js';
import { everyPage, handInAll, type Items, type Places } from './every-page.js';
import { openConsole, type OpenConsole } from './open-console.js';

let staged: OpenConsole;
let items: Items;
let places: Places;

beforeAll(async () => {
  staged = await openConsole();
  items = await handInAll(staged.users);
  places = { ...items, ...(await beginDraft(staged.users)) };
}, 300_000);
afterAll(() => staged.close(), 120_000);

describe.each(['light', 'dark'] as const)('in the %s theme axe finds no barrier', (theme) => {
  const open = (): Promise<ConsoleDriver> => staged.open({ theme, bypassCSP: true });

  it('on the sign-in page', async () => {
    const driver = await open();
    await driver.arrive();
    expect(await driver.barriers()).toEqual([]);
    await driver.close();
  }, 180_000);

  it.each(everyPage)(
    'on the pages of a %s',
    async (role, list) => {
      const driver = await open();
      await driver.signIn(`${role}1@example.org`);
      const found: Record<string, string[]> = {};
      for (const { address, en } of list) {
        await driver.goTo(address(places), en);
        found[address(places)] = await driver.barriers();
      }
      expect(found).toEqual(Object.fromEntries(list.map(({ address }) => [address(places), []])));
      await driver.close();
    },
    300_000,
  );

  it('in the workbench with a finding open and an outcome chosen, in its key sheet and in the palette', async () => {
    const driver = await open();
    await driver.signIn('reviewer1@example.org');
    const found: Record<string, string[]> = {};
    for (const [modality, id] of Object.entries(items)) {
      await driver.review(id);
      await driver.press('j', 'c', '1');
      await driver.page.locator('[data-reason][aria-pressed=true]').waitFor();
      found[modality] = await driver.barriers();
    }
    await driver.press('?');
    await driver.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    found['sheet'] = await driver.barriers();
    await driver.press('Escape');
    await driver.page.getByRole('dialog').waitFor({ state: 'detached' });
    await driver.press('Control+k');
    await driver.page.getByRole('dialog').getByRole('combobox').waitFor();
    found['palette'] = await driver.barriers();
    expect(found).toEqual({ text: [], image: [], schedule: [], sheet: [], palette: [] });
    await driver.close();
  }, 300_000);
});
