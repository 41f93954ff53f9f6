import type { SubmissionView } from '@countersign/contracts';
import type { ProductUsers } from '@countersign/testing';
import type { Locator } from 'playwright-core';
import type { ConsoleDriver } from './console-driver.js';
import { handInSet, imageSet, prepared } from './image-outputs.js';
import { openConsole, type OpenConsole } from './open-console.js';

/** A set of four images that waits for a reviewer, revised from one whose first image says something else, and a window to look at it. */
export class ImageReview {
  private constructor(
    private readonly staged: OpenConsole,
    readonly revision: string,
    private driver: ConsoleDriver | null = null,
  ) {}

  /** Starts a product with the set on it. */
  static async stage(): Promise<ImageReview> {
    const staged = await openConsole();
    const { users } = staged;
    const first = await handInSet(users, '24 months');
    const lead = await users.signIn('lead');
    const { status } = await lead.decide(first, 'request-changes', 'misleading-image');
    if (status !== 201) throw new Error(`Changes could not be requested: ${status}`);
    const next = await imageSet(users, '12 months');
    const { body } = await users.send<SubmissionView>('POST', `/submissions/${first}/revisions`, next);
    return new ImageReview(staged, await prepared(users, body.id));
  }

  get users(): ProductUsers {
    return this.staged.users;
  }

  close(): Promise<void> {
    return this.staged.close();
  }

  /** A new window in place of the one before. */
  async anew({ theme = 'light' }: { theme?: 'light' | 'dark' } = {}): Promise<ConsoleDriver> {
    await this.driver?.close();
    this.driver = await this.staged.open({ theme, bypassCSP: true });
    return this.driver;
  }

  /** Closes the window, and tells what the page reported as an error. */
  async leave(): Promise<string[]> {
    const { errors } = this.window;
    await this.window.close();
    this.driver = null;
    return errors;
  }

  private get window(): ConsoleDriver {
    if (!this.driver) throw new Error('No window is open.');
    return this.driver;
  }

  /** Opens the revision and waits until the size of its first image is known. */
  async open(): Promise<void> {
    await this.window.signIn('reviewer1@example.org');
    await this.window.review(this.revision);
    await this.tab('File').click();
    await this.panel().getByText('3200 × 2000 px').waitFor();
  }

  /** Goes from the first image to the one with that number. */
  async toImage(number: number): Promise<void> {
    for (let at = 1; at < number; at += 1) await this.window.press('.');
    await this.window.hears(`Image ${number} of 4`);
  }

  /** Gives the item back, so that the next test can claim it. */
  async giveBack(): Promise<void> {
    const dialog = this.window.page.getByRole('dialog');
    await this.window.press('s');
    await dialog.getByRole('combobox').selectOption('technical');
    await dialog.getByRole('textbox').fill('for the next test');
    await this.window.press('Enter');
    await this.window.hears('Given back to the queue.');
  }

  /** How large the picture is shown, in percent. */
  async scale(): Promise<number> {
    return Number.parseFloat(await this.window.page.getByTestId('scale').innerText());
  }

  picture(): Locator {
    return this.window.page.getByRole('application', { name: /^Image \d of 4/ });
  }

  tab(name: string | RegExp): Locator {
    return this.window.page.getByRole('tab', { name });
  }

  panel(): Locator {
    return this.window.page.locator('#image-panel');
  }
}
