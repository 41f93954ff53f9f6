import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { ConsoleDriver, password } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';
import { handIn } from './sample-outputs.js';

let staged: OpenConsole;
let item: string;
let driver: ConsoleDriver | null = null;

beforeAll(async () => {
  staged = await openConsole();
  item = await handIn(staged.users, 'text');
}, 300_000);
afterAll(() => staged.close(), 120_000);
afterEach(async () => {
  const errors = driver?.errors;
  await driver?.close();
  driver = null;
  expect(errors).toEqual([]);
}, 120_000);

/** A window of the console, signed in as the first person of a role; closed after the test. */
async function signedIn(role: string): Promise<ConsoleDriver> {
  driver = await staged.open();
  await driver.signIn(`${role}1@example.org`);
  return driver;
}

const handedIn = new Map<string, Promise<string>>();

/** An output that no test decides on, handed in once. */
function undecided(modality: 'image' | 'schedule'): Promise<string> {
  const id = handedIn.get(modality) ?? handIn(staged.users, modality);
  handedIn.set(modality, id);
  return id;
}

/** A window at a name: browsers make passkeys for names, not for addresses. `plug` gives it an authenticator. */
async function onLocalhost() {
  driver = await ConsoleDriver.open(staged.browser, staged.product.url.replace('127.0.0.1', 'localhost'));
  const devTools = await driver.page.context().newCDPSession(driver.page);
  await devTools.send('WebAuthn.enable');
  const plug = async ({ hasUserVerification = true, builtIn = false } = {}) => {
    // Browsers offer passkeys where the name is filled in only of what is built in.
    const transport = builtIn ? 'internal' : 'usb';
    const options = { protocol: 'ctap2', transport, hasResidentKey: true } as const;
    const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, hasUserVerification, isUserVerified: hasUserVerification },
    });
    const answer = (enabled: boolean) =>
      devTools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    return {
      unplug: () => devTools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
      pause: () => answer(false),
      resume: () => answer(true),
    };
  };
  return { opened: driver, plug };
}

/** Asks on the account page for a passkey to be added; answers the dialog. */
async function addPasskey(opened: ConsoleDriver): Promise<Locator> {
  await opened.goTo('/account', 'My account');
  await opened.page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = opened.page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByLabel('Name').fill('Laptop at work');
  await dialog.getByLabel('Your password').fill(password);
  await opened.press('Enter');
  return dialog;
}

async function signOut({ page }: ConsoleDriver): Promise<void> {
  await page.getByRole('button', { name: 'Account of' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

const boxOf = async (target: Locator): Promise<{ x: number; y: number; width: number; height: number }> => {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${target.toString()} is not drawn`);
  return box;
};

describe('the console under its content security policy', () => {
  it('refuses a wrong password in words and stays on the form', async () => {
    driver = await staged.open();
    await driver.arrive();
    await driver.page.locator('input[name=email]').fill('reviewer1@example.org');
    await driver.page.locator('input[name=password]').fill('not the password');
    await driver.press('Enter');
    await driver.page.getByRole('alert').filter({ hasText: 'wrong' }).waitFor();
    expect(await driver.page.locator('input[name=password]').count()).toBe(1);
  }, 180_000);

  it.each([
    ['reviewer', ['My day', 'Queue', 'Submissions', 'Hand in a schedule', 'My reliance', 'Calibration']],
    [
      'compliance',
      [
        'Queue',
        'Submissions',
        'Second reviews',
        'Training exports',
        'Coverage',
        'Calibration',
        'Groups',
        'Statements',
        'Incidents',
        'Reports',
        'Audit log',
        'Policies',
        'Fleet',
        'AI systems',
      ],
    ],
    [
      'administrator',
      [
        'Submissions',
        'Calibration',
        'Statements',
        'Incidents',
        'Audit log',
        'Policies',
        'Fleet',
        'AI systems',
        'People',
        'API keys',
      ],
    ],
  ])(
    'shows a %s the menu of that role',
    async (role, names) => {
      const { page } = await signedIn(role);
      const menu = page.getByRole('navigation', { name: 'Main menu' });
      expect(await menu.getByRole('link').allTextContents()).toEqual(names);
    },
    180_000,
  );

  it('shows the output, its findings and the decision at 1280 × 800 without scrolling the page', async () => {
    const opened = await signedIn('reviewer');
    const { page } = opened;
    await (await staged.users.signIn('reviewer', 2)).send('POST', `/reviews/${item}/presence`);
    await opened.review(item);
    await page.getByText('Somebody else is looking at this').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.locator('[data-reason]').first().waitFor();
    const size = await page.locator('html').evaluate(({ scrollHeight, scrollWidth }) => [scrollWidth, scrollHeight]);
    expect(size).toEqual([1280, 800]);
    for (const target of [
      page.getByRole('button', { name: 'Submit decision' }),
      page.locator('[data-finding="1"]'),
      page.locator('mark').first(),
    ]) {
      const { y, height } = await boxOf(target);
      expect(y).toBeGreaterThan(48);
      expect(y + height).toBeLessThanOrEqual(800);
    }
    for (const button of await page.locator('[data-outcome]').all()) {
      const [outer, key] = [await boxOf(button), await boxOf(button.locator('kbd'))];
      expect(key.x + key.width).toBeLessThanOrEqual(outer.x + outer.width);
      expect(key.x).toBeGreaterThan(outer.x);
    }
    // Of what was read the browser keeps nothing: only what somebody chose for the page.
    const kept = await page.evaluate<{ chosen: [string, string][]; others: unknown[] }>(`(async () => ({
      chosen: Object.entries(localStorage),
      others: [...Object.keys(sessionStorage), ...(await indexedDB.databases()), ...(await caches.keys())],
    }))()`);
    expect(kept.others).toEqual([]);
    expect(kept.chosen.filter(([key]) => !/^RaStore\.(theme|locale|version|sidebar)/.test(key))).toEqual([]);
    expect(JSON.stringify(kept)).not.toMatch(/pump/i);
  }, 180_000);

  it('fits a phone: nothing runs out of the page sideways, and one touch leads to the decision', async () => {
    const opened = await signedIn('reviewer');
    const { page } = opened;
    await page.setViewportSize({ width: 390, height: 844 });
    const widest = () => page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    await opened.goTo('/queue', 'Queue');
    const table = page.getByRole('table', { name: 'Queue' }).locator('..');
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    expect(await widest()).toBe(390);
    await opened.goTo(`/submissions/${item}/show`, 'Warranty of the pump');
    expect(await widest()).toBe(390);
    await opened.review(item);
    expect(await widest()).toBe(390);
    await page.getByRole('button', { name: 'To the decision' }).click();
    await page.getByRole('region', { name: 'Outcome' }).and(page.locator(':focus')).waitFor();
    const { y } = await boxOf(page.locator('[data-outcome=escalate]'));
    expect(y).toBeGreaterThan(48);
    expect(y).toBeLessThan(844);
  }, 180_000);

  it.each(['text', 'image', 'schedule'] as const)(
    'lets a %s be read and escalated on a phone, by touch alone',
    async (modality) => {
      const id = await handIn(staged.users, modality);
      driver = await staged.open({ phone: true });
      const { page } = driver;
      await driver.signIn('reviewer1@example.org');
      await driver.goTo('/queue', 'Queue');
      await page.locator(`a[href$="${id}"]`).first().tap();
      const item = page.locator(`[data-submission="${id}"]`);
      await item.getByRole('heading', { name: 'Output', exact: true }).waitFor();
      await page.getByRole('button', { name: 'To the decision' }).tap();
      await item.locator('[data-outcome=escalate]').tap();
      await item.locator('[data-reason]').first().tap();
      await item.locator('[data-reason][aria-pressed=true]').waitFor();
      await item.getByRole('textbox', { name: 'Comment' }).fill('Too small a screen to be sure.');
      expect(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)).toBe(390);
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/reviews/decisions'));
      await item.getByRole('button', { name: 'Submit decision' }).tap();
      expect((await answered).status()).toBe(201);
    },
    300_000,
  );

  // A window of 1280 × 1024 at 200 %, and of 1280 × 1024 at 400 % (WCAG 1.4.10).
  it.each([
    [640, 512],
    [320, 256],
  ])(
    'fits %d × %d pixels: nothing runs out sideways, also with wider letters, and what has the focus is not covered',
    async (width, height) => {
      const opened = await signedIn('reviewer');
      const { page } = opened;
      await page.setViewportSize({ width, height });
      const found: Record<string, unknown> = {};
      const fits = async (name: string) => {
        const widest = () => page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
        const plain = await widest();
        // The spacing of WCAG 1.4.12.
        const spacing = await page.addStyleTag({
          content:
            '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
        });
        found[name] = [plain, await widest()];
        await spacing.evaluate((style) => (style as unknown as { remove(): void }).remove());
      };
      await opened.goTo('/', 'My day');
      await fits('my day');
      await opened.goTo('/queue', 'Queue');
      await fits('queue');
      for (const modality of ['text', 'image', 'schedule'] as const) {
        await opened.review(modality === 'text' ? item : await undecided(modality));
        await fits(modality);
      }
      await opened.press('r', '1');
      const submit = page.getByRole('button', { name: 'Submit decision' });
      await opened.tabTo(submit);
      const { y, height: tall } = await boxOf(submit);
      expect(y).toBeGreaterThanOrEqual(48);
      expect(Math.floor(y + tall)).toBeLessThanOrEqual(height);
      await opened.close();
      const officer = await signedIn('compliance');
      await officer.page.setViewportSize({ width, height });
      for (const [path, heading] of [
        ['/coverage', 'Coverage'],
        ['/entries', 'Audit log'],
        ['/reports', 'Reports'],
      ] as const) {
        await officer.goTo(path, heading);
        found[heading] = await officer.page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
      }
      const fit = [width, width];
      expect(found).toEqual({
        'my day': fit,
        queue: fit,
        text: fit,
        image: fit,
        schedule: fit,
        Coverage: width,
        'Audit log': width,
        Reports: width,
      });
    },
    300_000,
  );

  it('verifies an entry of the log in the browser, and says what that does not prove', async () => {
    const opened = await signedIn('compliance');
    const { page } = opened;
    await opened.goTo('/entries?filter={"action":"submission.received"}', 'Audit log');
    await page.getByRole('link', { name: 'Output received' }).last().click();
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('Verified', { exact: true }).waitFor();
    await page.getByText('What this does not prove').waitFor();
  }, 180_000);

  it('builds a report whose files can be fetched', async () => {
    const opened = await signedIn('compliance');
    const { page } = opened;
    await opened.goTo('/reports/create', 'Request a report');
    await page.getByRole('button', { name: 'Request' }).click();
    const download = page.getByRole('button', { name: 'Download' }).first();
    await download.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    expect(file.suggestedFilename()).toMatch(/^countersign-/);
  }, 300_000);

  it('builds an export for training, counts what was left out, and hands out its files', async () => {
    const opened = await signedIn('compliance');
    const { page } = opened;
    const decider = await staged.users.signIn('reviewer');
    const decided = await handIn(staged.users, 'text');
    expect((await decider.decide(decided, 'reject', 'harmful')).status).toBe(201);
    await opened.goTo('/training-exports', 'Training exports');
    await page.getByText('No AI system consents to training').waitFor();
    await page.getByRole('combobox', { name: 'Form' }).click();
    await page.getByRole('option', { name: 'Outputs with what people decided' }).click();
    await page.getByRole('button', { name: 'This year' }).click();
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await opened.hears('Asked for.');
    const manifest = page.getByRole('link', { name: 'manifest.json' });
    await manifest.waitFor();
    await page.getByText('1 · AI system without consent').waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), manifest.click()]);
    expect(file.suggestedFilename()).toBe('manifest.json');
  }, 300_000);

  it('shows the secret of a key once', async () => {
    const opened = await signedIn('administrator');
    const { page } = opened;
    await opened.goTo('/keys', 'API keys');
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByRole('dialog').getByRole('textbox').first().fill('press');
    await page.keyboard.press('Enter');
    const secret = page.getByRole('dialog').locator('code');
    const shown = await secret.textContent();
    expect(shown).toMatch(/^cs_/);
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await page.getByRole('cell', { name: 'press' }).waitFor();
    expect(await page.content()).not.toContain(shown);
  }, 180_000);

  it('adds and changes an AI system', async () => {
    const opened = await signedIn('administrator');
    const { page } = opened;
    await opened.goTo('/systems/create', 'Register an AI system');
    await page.getByRole('textbox', { name: 'Short name' }).fill('press-texts');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Press texts');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Press texts' }).click();
    await page.getByRole('textbox', { name: 'What it does' }).fill('Writes press texts.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'AI systems' }).waitFor();
    await page.getByRole('link', { name: 'Press texts' }).click();
    await page.getByRole('textbox', { name: 'What it does' }).and(page.getByText('Writes press texts.')).waitFor();
  }, 180_000);

  it('adds a person, and names a fault beside its field', async () => {
    const opened = await signedIn('administrator');
    const { page } = opened;
    await opened.goTo('/people/create', 'Add a person');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('new@example.org');
    await page.locator('input[name=password]').fill('short');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('New Person');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Must be 12 characters at least').waitFor();
    await page.locator('input[name=password]').fill('long enough to count');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'New Person' }).waitFor();
  }, 180_000);

  it('asks once more before an authenticator is removed, and not of oneself', async () => {
    const opened = await signedIn('administrator');
    const { page } = opened;
    await opened.goTo('/people', 'People');
    await page.getByRole('link', { name: 'reviewer 1' }).click();
    await page.getByRole('heading', { level: 1, name: 'reviewer 1' }).waitFor();
    opened.sent.length = 0;
    const ask = page.getByRole('button', { name: 'Remove authenticator and passkeys' });
    const dialog = page.getByRole('dialog', { name: 'Remove authenticator and passkeys of reviewer 1?' });
    await ask.click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(opened.sent).toEqual([]);
    await ask.click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'This person has no authenticator' }).waitFor();
    await opened.goTo('/people', 'People');
    await page.getByRole('link', { name: 'administrator 1' }).click();
    await page.getByRole('link', { name: 'My account' }).waitFor();
    expect([await ask.count(), await page.locator('input[name=password]').count()]).toEqual([0, 0]);
  }, 180_000);

  it('says what to do of a security key without a PIN, then adds a passkey, which signs in alone', async () => {
    const { opened, plug } = await onLocalhost();
    const { page } = opened;
    const withoutPin = await plug({ hasUserVerification: false });
    await opened.signIn('reviewer2@example.org');
    const dialog = await addPasskey(opened);
    await dialog.getByRole('alert').filter({ hasText: 'PIN' }).waitFor();
    await withoutPin.unplug();
    await plug();
    await dialog.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await signOut(opened);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.locator('#main-content h1').first().waitFor();
    await opened.goTo('/account', 'My account');
    await page.getByRole('table', { name: 'Sessions' }).getByRole('cell', { name: 'Passkey', exact: true }).waitFor();
  }, 180_000);

  it('offers passkeys where the name is filled in, and asks anew only while nothing can be open', async () => {
    const { opened, plug } = await onLocalhost();
    const { page } = opened;
    const builtIn = await plug({ builtIn: true });
    await opened.signIn('lead1@example.org');
    await addPasskey(opened);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await builtIn.pause();
    await page.clock.install();
    const challenges = () => opened.sent.filter((path) => path === '/api/v1/session/passkey/challenge').length;
    const asked = page.waitForResponse('**/session/passkey/challenge');
    opened.sent.length = 0;
    await signOut(opened);
    await asked;
    // A click opens the list; it stays as it is until it could not be answered any more.
    await page.locator('input[name=email]').click();
    await page.clock.fastForward(280_000);
    expect(challenges()).toBe(1);
    // Nobody clicks anything more: it is the browser that offers, and its person who says yes.
    await builtIn.resume();
    await page.locator('input[name=password]').focus();
    await page.clock.fastForward(10_000);
    await page.locator('#main-content h1').first().waitFor();
    expect(opened.sent.filter((path) => path.startsWith('/api/v1/session/passkey'))).toEqual([
      '/api/v1/session/passkey/challenge',
      '/api/v1/session/passkey/challenge',
      '/api/v1/session/passkey',
    ]);
  }, 180_000);

  it('asks for the password again when the second step took too long, and for a passkey before grave changes', async () => {
    const { opened, plug } = await onLocalhost();
    const { page } = opened;
    const answering = await plug();
    await opened.signIn('lead2@example.org');
    await addPasskey(opened);
    await page.getByRole('button', { name: 'I have kept them' }).waitFor();
    const codes = await page.getByRole('listitem').locator('code').allTextContents();
    expect(codes).toHaveLength(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await answering.pause();
    await signOut(opened);
    await page.locator('input[name=email]').fill('lead2@example.org');
    await page.locator('input[name=password]').fill(password);
    await opened.press('Enter');
    const code = page.getByLabel('Recovery code');
    await code.fill(codes[0] ?? '');
    await page.route('**/session/second-factor', (route) =>
      route.continue({ postData: JSON.stringify({ challenge: 'an old one', code: codes[0] }) }),
    );
    await opened.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Type your password again; nothing else is lost' }).waitFor();
    await page.unroute('**/session/second-factor');
    expect(await page.locator('input[name=email]').inputValue()).toBe('lead2@example.org');
    await page.locator('input[name=password]:focus').fill(password);
    await opened.press('Enter');
    await code.fill(codes[0] ?? '');
    await opened.press('Enter');
    await page.locator('#main-content h1').first().waitFor();

    await opened.goTo('/account', 'My account');
    const setUp = page.getByRole('button', { name: 'Set up' });
    const proof = page.getByRole('dialog');
    await setUp.click();
    await proof.getByLabel('Your password').fill(password);
    await opened.press('Enter');
    await proof.getByRole('button', { name: 'Use a passkey' }).click();
    await proof.getByRole('button', { name: 'Use a passkey' }).and(page.locator(':disabled')).waitFor();
    await proof.getByRole('button', { name: 'Cancel' }).click();
    await proof.waitFor({ state: 'detached' });
    await answering.resume();
    expect(opened.sent).not.toContain('/api/v1/session/step-up');
    await setUp.click();
    await proof.getByLabel('Your password').fill(password);
    await opened.press('Enter');
    await proof.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByRole('img', { name: 'QR code of the key' }).waitFor();
    expect(opened.sent.filter((path) => path === '/api/v1/session/step-up')).toHaveLength(1);

    await page.getByRole('button', { name: 'Make new codes' }).click();
    await proof.getByLabel('Your password').fill(password);
    await opened.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).waitFor();
    const renewed = await page.getByRole('listitem').locator('code').allTextContents();
    expect(new Set([...codes, ...renewed]).size).toBe(20);
    // What takes a proof is refused before it is given.
    expect(opened.errors.filter((error) => !error.includes('403 (Forbidden)'))).toEqual([]);
    opened.errors.length = 0;
  }, 300_000);

  it('keeps the chosen language in the profile, however it is chosen', async () => {
    const opened = await signedIn('compliance');
    const { page } = opened;
    const saved = () => page.waitForResponse((answer) => answer.url().endsWith('/session/profile') && answer.ok());
    await Promise.all([
      saved(),
      (async () => {
        await opened.press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').fill('繁體');
        await opened.press('Enter');
      })(),
    ]);
    await page.getByRole('button', { name: '語言' }).click();
    await Promise.all([saved(), page.getByRole('menuitem', { name: 'English' }).click()]);
    await page.getByRole('button', { name: 'Language' }).waitFor();
  }, 180_000);

  it('shows what came into the queue on My day without being reloaded or asking from time to time', async () => {
    const { page } = await signedIn('reviewer');
    const figure = page.getByText('Waiting for a decision', { exact: true }).locator('..');
    const before = Number((await figure.innerText()).replace(/\D+/g, ''));
    // From here on the page asks by itself once a minute only, so what is shown sooner was told.
    const streams = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/events'));
    await page.reload();
    expect((await streams).status()).toBe(200);
    await figure.filter({ hasText: String(before) }).waitFor();
    const loaded = await page.evaluate(() => performance.timeOrigin);
    await handIn(staged.users, 'image');
    const began = Date.now();
    await figure.filter({ hasText: String(before + 1) }).waitFor();
    // Pages that are told of changes ask by themselves every minute only.
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
  }, 180_000);

  it('keeps filters in the address, and under a name for who wants to come back to them', async () => {
    const opened = await signedIn('reviewer');
    const { page } = opened;
    await opened.goTo('/submissions', 'Submissions');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('menuitem', { name: 'Approved' }).click();
    await page.getByText('Nothing matches these filters').waitFor();
    expect(decodeURIComponent(page.url())).toContain('{"state":"approved"}');
    await page.reload();
    await page.getByText('State: Approved').waitFor();
    await opened.tabTo(page.getByRole('button', { name: 'Save view' }));
    await opened.press('Enter');
    await page.getByRole('dialog', { name: 'Save view' }).getByRole('textbox', { name: 'Name' }).waitFor();
    await page.keyboard.type('Released');
    await opened.press('Enter');
    const views = page.getByRole('navigation', { name: 'Saved views' });
    await views.locator('[aria-current]', { hasText: 'Released' }).waitFor();
    await page.getByRole('button', { name: 'Remove filter State: Approved' }).click();
    await page.getByRole('link', { name: 'Warranty of the pump' }).first().waitFor();
    await opened.tabTo(views.getByRole('link', { name: 'Released' }));
    await opened.press('Enter');
    await page.getByText('Nothing matches these filters').waitFor();
    expect(decodeURIComponent(page.url())).toMatch(/\/submissions\?filter=\{"state":"approved"\}$/);
    await opened.tabTo(views.getByRole('button', { name: 'Rename the view Released' }));
    await opened.press('Enter');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Out');
    await opened.press('Enter');
    await opened.hears('Renamed to');
    await views.getByRole('button', { name: 'Remove the view Out' }).click();
    await views.waitFor({ state: 'detached' });
  }, 180_000);
});

describe('the console while its server cannot be reached', () => {
  it('says so, says that nothing was lost, and goes on once it answers', async () => {
    const opened = await signedIn('reviewer');
    const { page, errors } = opened;
    await page.route('**/api/v1/**', (route) => route.abort());
    await opened.goTo('/submissions', 'Submissions');
    const alert = page.getByRole('alert').filter({ hasText: 'Countersign does not answer' });
    await alert.waitFor();
    await page.unroute('**/api/v1/**');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Warranty of the pump' }).first().waitFor();
    expect(errors.every((error) => error.includes('ERR_FAILED'))).toBe(true);
    errors.length = 0;
  }, 180_000);
});
