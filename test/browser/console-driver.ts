import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The password of everybody whom `ProductUsers` adds. */
export const password = 'a-password-for-tests';

interface Look {
  theme?: 'light' | 'dark';
  language?: 'en' | 'zh-TW';
}

/** Starts the browser that CHROMIUM_PATH names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags });
}

/** A window of the console of a running product, as one person sees it. */
export class ConsoleDriver {
  /** What the page reported as an error, apart from answers that say "sign in first". */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/401|409/.test(message.text())) this.errors.push(message.text());
    });
  }

  /** Opens a window; CSP stays in force unless axe is to be put into the page. */
  static async open(
    browser: Browser,
    url: string,
    { theme = 'light', language = 'en', bypassCSP = false }: Look & { bypassCSP?: boolean } = {},
  ): Promise<ConsoleDriver> {
    const viewport = { width: 1280, height: 800 };
    const context = await browser.newContext({ viewport, locale: language, colorScheme: theme, bypassCSP });
    await context.addInitScript(`localStorage.setItem('RaStore.theme', '"${theme}"')`);
    return new ConsoleDriver(await context.newPage(), url);
  }

  /** Signs in by typing, as a person does; settled on the first page. */
  async signIn(email: string): Promise<void> {
    await this.page.goto(this.url);
    await this.page.locator('input[name=email]').waitFor();
    await this.page.keyboard.type(email);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(password);
    await this.page.keyboard.press('Enter');
    await this.page.locator('#main-content h1').first().waitFor();
  }

  /** Goes to a page of the console and waits until it has been drawn. */
  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.url}/#${path}`);
    await this.page.locator('#main-content h1').first().waitFor();
    await this.page.waitForLoadState('networkidle');
  }

  /** Presses Tab until the element has the focus; throws when it cannot be reached. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 150; presses += 1) {
      if ((await target.and(this.page.locator(':focus')).count()) > 0) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${target.toString()}`);
  }

  /** Violations of WCAG 2.2 A and AA and of axe's best practices on the page as it stands; needs `bypassCSP`. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axeSource);
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await axe.run({ runOnly: tags });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
