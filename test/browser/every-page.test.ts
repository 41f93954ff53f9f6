import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginDraft } from './begin-draft.js';
import type { ConsoleDriver, Look } from './console-driver.js';
import { consoleRoutes, everyPage, handInAll, plant, unseenRoutes, type Items, type Places } from './every-page.js';
import { openConsole, type OpenConsole } from './open-console.js';
import { handInLight } from './sample-outputs.js';

let staged: OpenConsole;
let items: Items;
let places: Places;

beforeAll(async () => {
  staged = await openConsole();
  items = await handInAll(staged.users);
  await handInLight(staged.users, ['A blue pump']);
  const view = { list: 'submissions', name: 'A blue pump', filters: { state: 'awaiting-review' } };
  await (await staged.users.signIn('reviewer')).send('POST', '/session/views', view);
  places = { ...items, ...(await beginDraft(staged.users)), ...(await plant(staged.users)) };
}, 300_000);
afterAll(() => staged.close(), 120_000);

/** What stays as it is in every language: names, what was handed in, identifiers, units and keys. */
const kept: readonly RegExp[] = [
  // Citations of laws and documents, as they were published; codes of requirements, packs and their parts.
  /\bRegulation \(EU\) [^\n]*|\b(?:Ethics Guidelines|Assessment List|Code of Practice|Commission guidelines) [^\n]*/g,
  /\b(?:HLEG|AIA|COP|GDPR)-[\w.-]+|\beu-(?:hleg-altai|ai-act|marking-code|gdpr)\b/g,
  // Names of the product, of languages, laws and file types, and keys of the keyboard.
  /\b(?:Countersign|English|AI|API|CSV|JSON(?: ?L(?:ines)?)?|ZIP|OSCAL|PDF|HTML|YAML|Ctrl|Shift|Enter|Esc|Home|End|Backspace|HLEG|ALTAI|AIA|COP|GDPR|CPU|XLSX|px|[mk]?Wh)\b/g,
  // Browsers and systems of sessions; which host passkeys are for, and what unlocks them.
  /\b(?:Chrome|Linux|localhost|PIN)\b/g,
  // What the tests handed in, and who they are.
  /\b(?:Warranty of the pump|Picture of the pump|Week 49|Terms|A blue pump|Answers|answers|client|Be exact\.?)/g,
  /The pump is covered for|Seals (?:and filters )?are not covered|\b\d+ months\b/g,
  /\b(?:reviewer|lead|compliance|administrator) [12]\b|[\w.-]+@example\.org/g,
  /\b(?:openai|gpt-4o|image\/png|M1|J[12](?:-10)?|Asia\/Taipei)\b/g,
  // Short names that the policy and the checks give, names of time zones; ids, digests and keys.
  /\b(?:general|images|schedules|glass-box|eu-trustworthy-ai|production-planning|contestation)\b/g,
  /\b(?:text|image|schedule)-(?:factuality|bias|explainability|privacy|robustness|data-quality|safety)\b|\b(?:UTC|GMT)\b/g,
  /\b[0-9a-f]{8,}\b/g,
  // Tasks of models, as models.yaml calls them.
  /(?<=「)(?:vision|entailment|toxicity|judge)(?=」任務)/g,
  // Files of reports, which have one name in every language.
  /\bcountersign-report-[\d-]+-to-[\d-]+\.\w+/g,
  // Files of the policy, by the names that they have on disk.
  /\b(?:policies\/)?(?:models|devices)\.yaml\b/g,
  // Codes and names of fields that the sentences of the server cite.
  /(?<=風險等級 )(?:minimal|limited|high)\b|\b(?:law|guidance|code|policy)(?=＝)|\bjob\.customer\b|\bdisclosure\.visible\b|\baffected\.groups\b/g,
];

/** Words in Latin letters, three or longer, that nothing explains, with what stands around them. */
function leftOver(words: string): string[] {
  const rest = kept.reduce((text, pattern) => text.replace(pattern, ' '), words);
  const found = [...rest.matchAll(/[A-Za-z][A-Za-z'’]{2,}(?: [A-Za-z'’]+)*/g)];
  return [...new Set(found.map(({ 0: word, index }) => rest.slice(Math.max(0, index - 20), index + word.length + 20)))];
}

/** The page of policies shows files in the words of their authors. */
const hasOwnWords = (address: string): boolean => new URL(address).hash === '#/policies';

const nothing = { barriers: [], words: [] };

it('is in Traditional Chinese by the language of the browser, and in another by hand', async () => {
  const driver = await staged.open({ language: 'zh-TW' });
  await driver.arrive();
  await driver.page.getByRole('button', { name: '登入' }).waitFor();
  expect(await driver.page.locator('html').getAttribute('lang')).toBe('zh-Hant-TW');
  await driver.page.getByRole('button', { name: '語言' }).click();
  await driver.page.getByRole('menuitem', { name: 'English' }).click();
  await driver.page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(leftOver(await driver.words()).join('\n')).toContain('Sign in');
  await driver.close();
}, 180_000);

it('has a page of every route of the console in its list', () => {
  expect(consoleRoutes().length).toBeGreaterThan(40);
  expect(unseenRoutes(places)).toEqual([]);
});

/** Each page in both themes and both languages; every second one the other way round, so that all four looks are seen. */
const looks: readonly (readonly Required<Look>[])[] = [
  [
    { theme: 'light', language: 'en' },
    { theme: 'dark', language: 'zh-TW' },
  ],
  [
    { theme: 'light', language: 'zh-TW' },
    { theme: 'dark', language: 'en' },
  ],
];

/** What is wrong with the page in each look: the first one is on already. */
async function faultsInEveryLook(driver: ConsoleDriver, order: readonly Required<Look>[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [nth, look] of order.entries()) {
    if (nth > 0) await driver.look(look);
    const found = await driver.barriers(nth === 0 ? 'all' : 'looks');
    const isRead = look.language === 'zh-TW' && !hasOwnWords(driver.page.url());
    const words = isRead ? leftOver(await driver.words()) : [];
    faults.push(...[...found, ...words].map((fault) => `${look.theme} ${look.language}: ${fault}`));
  }
  return faults;
}

describe('in both themes and both languages', () => {
  it.each(everyPage)(
    'there is no barrier that axe finds and no word of another language on the pages of a %s',
    async (role, list) => {
      const driver = await staged.open({ bypassCSP: true });
      await driver.signIn(`${role}1@example.org`);
      const found: Record<string, string[]> = {};
      for (const [nth, { address, ...headings }] of list.entries()) {
        const order = looks[nth % 2] ?? [];
        const [first] = order;
        const path = address(places);
        if (first) await driver.look(first);
        await driver.goTo(path, headings[first?.language ?? 'en']);
        const faults = await faultsInEveryLook(driver, order);
        if (faults.length > 0) found[path] = faults;
      }
      expect(found).toEqual({});
      // A page of another role is asked for and refused.
      expect(driver.errors.filter((error) => !error.includes('403 (Forbidden)'))).toEqual([]);
      await driver.close();
    },
    600_000,
  );
});

describe.each([
  ['light', 'en', 'Keys', 'Queue'],
  ['dark', 'zh-TW', '快速鍵', '待審佇列'],
] as const)(
  'in the %s theme and then the other, in %s, there is no barrier that axe finds and no word of another language',
  (theme, language, keys, queue) => {
    const open = (): Promise<ConsoleDriver> => staged.open({ theme, language, bypassCSP: true });
    const faultsOn = async (driver: ConsoleDriver) => {
      const barriers = await driver.barriers(language === 'en' ? 'all' : 'looks');
      const words = language === 'zh-TW' ? leftOver(await driver.words()) : [];
      await driver.look({ theme: theme === 'light' ? 'dark' : 'light' });
      barriers.push(...(await driver.barriers('colours')));
      await driver.look({ theme });
      return { barriers, words };
    };

    beforeAll(async () => {
      for (const role of ['reviewer', 'lead', 'compliance', 'administrator'] as const) {
        const person = await staged.users.signIn(role);
        await person.send('PATCH', '/session/profile', { language });
      }
    }, 120_000);

    it('on the sign-in page, where nothing moves for people who ask for that', async () => {
      const driver = await open();
      await driver.arrive();
      const moves = `getComputedStyle(document.querySelector('button')).transitionProperty`;
      expect(await driver.page.evaluate(moves)).toBe('none');
      expect(await faultsOn(driver)).toEqual(nothing);
      await driver.close();
    }, 180_000);

    it('in the workbench with a finding open and an outcome chosen, in its key sheet, in the palette and where several are decided on', async () => {
      const driver = await open();
      await driver.signIn('reviewer1@example.org');
      const found: Record<string, object> = {};
      for (const [modality, id] of Object.entries(items)) {
        await driver.review(id);
        await driver.press('j', 'c', '1');
        await driver.page.locator('[data-reason][aria-pressed=true]').waitFor();
        if (language === 'zh-TW') {
          expect(await driver.page.locator('[data-finding="1"]').innerText()).toMatch(/[\u4e00-\u9fff]{4}/);
        }
        found[modality] = await faultsOn(driver);
      }
      await driver.press('?');
      await driver.page.getByRole('dialog', { name: keys }).waitFor();
      found['sheet'] = await faultsOn(driver);
      await driver.press('Escape');
      await driver.page.getByRole('dialog').waitFor({ state: 'detached' });
      await driver.press('Control+k');
      await driver.page.getByRole('dialog').getByRole('combobox').waitFor();
      found['palette'] = await faultsOn(driver);
      await driver.press('Escape');
      await driver.page.getByRole('dialog').waitFor({ state: 'detached' });
      await driver.readTogether(queue);
      found['together'] = await faultsOn(driver);
      expect(found).toEqual(
        Object.fromEntries(
          ['text', 'image', 'schedule', 'sheet', 'palette', 'together'].map((part) => [part, nothing]),
        ),
      );
      expect(driver.errors).toEqual([]);
      await driver.close();
    }, 300_000);
  },
);
