import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const looks = [
  'color-contrast',
  'link-in-text-block',
  'target-size',
  'scrollable-region-focusable',
  'document-title',
  'html-has-lang',
  'html-lang-valid',
  'valid-lang',
  'label-content-name-mismatch',
];
/** Rules that a theme alone can break. */
const colours = ['color-contrast', 'link-in-text-block'];
const rules = { all: standards, looks, colours };
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Counts requests of the page that have no answer yet. */
const countUnanswered = `globalThis.unanswered = 0;
  const { fetch } = globalThis;
  globalThis.fetch = (...request) => {
    globalThis.unanswered += 1;
    return fetch(...request).finally(() => setTimeout(() => { globalThis.unanswered -= 1; }, 50));
  };`;
const clockAhead = (ms: number): string => `globalThis.Date = class extends Date {
    constructor(...parts) { if (parts.length === 0) super(new.target.now()); else super(...parts); }
    static now() { return super.now() + ${ms}; }
  };`;
/** How long a condition may take to come true on a machine that is busy with other things. */
const patienceMs = 120_000;

/** The password of everybody whom `ProductUsers` adds. */
export const password = 'a-password-for-tests';

export interface Look {
  theme?: 'light' | 'dark';
  language?: 'en' | 'zh-TW';
}

interface Opening extends Look {
  bypassCSP?: boolean;
  /** The screen of a phone, touched by fingers. */
  phone?: boolean;
  /** How wrong the clock of this computer is. */
  clockAheadMs?: number;
}

/** What the bar of every page calls each language. */
const shortNames = { en: 'EN', 'zh-TW': '繁中' };

/** Starts the browser that CHROMIUM_PATH names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags });
}

/** A window of the console of a running product, as one person sees it. Waits for what is on the page, never for a time. */
export class ConsoleDriver {
  /** What the page reported as an error, apart from answers that say "sign in first" or "the claim is lost". */
  readonly errors: string[] = [];
  /** Path of every request that may change something, in the order in which the page sent them. */
  readonly sent: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/401|409/.test(message.text())) this.errors.push(message.text());
    });
    page.on('response', (answer) => {
      if (answer.status() >= 500) this.errors.push(`${answer.status()} from ${answer.url()}`);
    });
    page.on('request', (request) => {
      if (request.method() !== 'GET') this.sent.push(new URL(request.url()).pathname);
    });
  }

  /** Opens a window; CSP stays in force unless axe is to be put into the page. */
  static async open(
    browser: Browser,
    url: string,
    { theme = 'light', language = 'en', bypassCSP = false, phone = false, clockAheadMs = 0 }: Opening = {},
  ): Promise<ConsoleDriver> {
    const context = await browser.newContext({
      viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
      isMobile: phone,
      hasTouch: phone,
      locale: language,
      colorScheme: theme,
      reducedMotion: 'reduce',
      bypassCSP,
    });
    context.setDefaultTimeout(patienceMs);
    await context.addInitScript(countUnanswered);
    if (clockAheadMs !== 0) await context.addInitScript(clockAhead(clockAheadMs));
    await context.addInitScript(`localStorage.setItem('RaStore.theme', '"${theme}"')`);
    return new ConsoleDriver(await context.newPage(), url);
  }

  /** Opens the sign-in page. */
  async arrive(): Promise<void> {
    await this.page.goto(this.url);
    await this.page.locator('input[name=password]').waitFor();
  }

  /** Signs in by typing, as a person does; settled on the first page. */
  async signIn(email: string): Promise<void> {
    await this.arrive();
    await this.page.locator('input[name=email]').focus();
    await this.page.keyboard.type(email);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(password);
    await this.page.keyboard.press('Enter');
    await this.page.locator('#main-content h1').first().waitFor();
    await this.drawn();
  }

  /** Goes to a page of the console and waits until it has been drawn with its data; `heading` tells it from the one before. */
  async goTo(path: string, heading: string | RegExp): Promise<void> {
    await this.page.goto(`${this.url}/#${path}`);
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await this.drawn();
  }

  /** Opens an item in the workbench and waits until it can be decided on. */
  async review(id: string): Promise<void> {
    await this.page.goto(`${this.url}/#/review/${id}`);
    await this.page.locator(`[data-submission="${id}"] [data-outcome]`).first().waitFor();
    // The item is announced once its keys are listened to.
    await this.hears(await this.page.locator(`[data-submission="${id}"] h1`).innerText());
    await this.drawn();
  }

  /** Opens the first output that one word may decide on with others, with an outcome chosen. */
  async readTogether(heading: string): Promise<void> {
    await this.goTo('/queue', heading);
    await this.page.locator('tbody input[type=checkbox]').first().check();
    await this.page.locator('section button').last().click();
    await this.page.locator('[data-reading]').waitFor();
    await this.page.getByRole('radio').last().check();
    await this.page.getByRole('dialog').getByRole('checkbox').first().check();
  }

  /** Waits until nothing on the page stands for something that is still being read. */
  async drawn(): Promise<void> {
    for (;;) {
      const waiting = this.page.locator('.MuiSkeleton-root').first();
      if ((await waiting.count()) === 0) return;
      await waiting.waitFor({ state: 'detached' });
    }
  }

  /**
   * Changes theme or language under the page as it stands, as another tab of the same browser does, and waits until it is drawn so. Another
   * language draws the page anew: dialogs over it close.
   */
  async look({ theme, language }: Look): Promise<void> {
    for (const [key, value] of [
      ['RaStore.theme', theme],
      ['RaStore.locale', language],
    ] as const) {
      if (value === undefined) continue;
      const told = JSON.stringify({ key, newValue: JSON.stringify(value) });
      await this.page.evaluate(
        `localStorage.setItem('${key}', '"${value}"'); dispatchEvent(new StorageEvent('storage', ${told}))`,
      );
    }
    if (theme) await this.page.waitForFunction(`getComputedStyle(document.documentElement).colorScheme === '${theme}'`);
    if (!language) return;
    await this.page.locator('header button', { hasText: shortNames[language] }).waitFor();
    await this.drawn();
    await this.page.waitForFunction('unanswered === 0');
    await this.drawn();
  }

  /** Presses keys one after the other. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Keeps a key down as a keyboard does: one press, then repeats. */
  async hold(key: string, repeats: number): Promise<void> {
    for (let nth = 0; nth <= repeats; nth += 1) await this.page.keyboard.down(key);
    await this.page.keyboard.up(key);
  }

  /** Presses Tab until the element has the focus; throws when it cannot be reached. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < 150; presses += 1) {
      if ((await target.and(this.page.locator(':focus')).count()) > 0) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${target.toString()}`);
  }

  /** Waits until assistive technology has been told a sentence that holds these words. */
  async hears(words: string | RegExp): Promise<void> {
    await this.page.getByTestId('announcer').filter({ hasText: words }).waitFor({ state: 'attached' });
  }

  /** Every word that the page shows or says, apart from code and files shown as they are: its text, labels and hints. */
  async words(): Promise<string> {
    const labels = await this.page
      .locator('[aria-label], [placeholder]')
      .evaluateAll((elements) =>
        elements.flatMap((element) => [element.getAttribute('aria-label'), element.getAttribute('placeholder')]),
      );
    const text = await this.page.locator('body').evaluate((body) => {
      const words: string[] = [];
      const texts = body.ownerDocument.createTreeWalker(body, 4);
      while (texts.nextNode()) {
        if (!texts.currentNode.parentElement?.closest('pre, code, textarea, script, style, noscript')) {
          words.push(texts.currentNode.textContent ?? '');
        }
      }
      return words.join('\n');
    });
    return [text, ...labels.filter((label) => label !== null)].join('\n');
  }

  /**
   * Violations of WCAG 2.2 A and AA and of axe's best practices on the page as it stands; needs `bypassCSP`. `looks`: only of the rules
   * that a theme or a language can break, where the same page has been looked at whole in another; `colours`: of those that a theme can.
   */
  async barriers(which: keyof typeof rules = 'all'): Promise<string[]> {
    if (!(await this.page.evaluate(`'axe' in globalThis`))) await this.page.evaluate(axeSource);
    return this.page.evaluate(async (runOnly) => {
      type Moving = {
        playState: string;
        finished: Promise<unknown>;
        effect: { getComputedTiming(): { endTime: number } } | null;
      };
      const { axe, document } = globalThis as unknown as {
        document: { getAnimations(): Moving[] };
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      // A colour on its way from one to another is neither: what changes has come to its end first, what goes round for ever aside.
      // What inherits a colour begins when what it has it from has ended.
      const moving = () =>
        document
          .getAnimations()
          .filter(
            ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
          );
      for (let now = moving(); now.length > 0; now = moving()) {
        await Promise.allSettled(now.map(({ finished }) => finished));
      }
      const { violations } = await axe.run({ runOnly });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    }, rules[which]);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
