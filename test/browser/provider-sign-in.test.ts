import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@countersign/database';
import { authenticatorCode, startIdentityProvider, type TestIdentityProvider } from '@countersign/testing';
import { password } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';

const shipped = fileURLToPath(new URL('../../policies', import.meta.url));
let staged: OpenConsole;
let provider: TestIdentityProvider;
let policies: string;

beforeAll(async () => {
  policies = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  await cp(shipped, policies, { recursive: true });
  await writeFile(
    join(policies, 'sign-in.yaml'),
    'version: 1\nmatchBy: email-verified\ncreatePeople: true\ncompetences: []\nroles: [{ claim: reviewers, role: reviewer }]\n',
  );
  const roles = join(policies, 'roles.yaml');
  const shippedRoles = await readFile(roles, 'utf8');
  await writeFile(roles, shippedRoles.replace('secondFactor: { roles: [] }', 'secondFactor: { roles: [lead] }'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await startIdentityProvider(
    {
      clientId: 'countersign',
      redirectUri: `${url}/api/v1/session/oidc/callback`,
      postLogoutRedirectUri: `${url}/`,
    },
    [
      { sub: 'ann', name: 'Ann', email: 'ann@example.org', email_verified: true, roles: ['reviewers'] },
      { sub: 'bob', name: 'Bob', email: 'bob@example.org', email_verified: false, roles: ['reviewers'] },
    ],
  );
  staged = await openConsole({
    PORT: String(port),
    COUNTERSIGN_PUBLIC_URL: url,
    COUNTERSIGN_POLICIES: policies,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'countersign',
    OIDC_SCOPES: 'openid email profile groups',
    OIDC_LABEL: 'Example Login',
  });
}, 300_000);
afterAll(async () => {
  await staged.close();
  await provider.stop();
  await rm(policies, { recursive: true });
}, 120_000);

describe('signing in by an identity provider', () => {
  it('leads from the button to the page that was wanted, and out of the provider again', async () => {
    const driver = await staged.open();
    const { page } = driver;
    await page.goto(`${driver.url}/#/queue`);
    await page.getByRole('link', { name: 'Sign in with Example Login' }).click();
    await page.getByRole('button', { name: 'ann' }).click();
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await driver.goTo('/account', 'My account');
    await page.getByRole('cell', { name: 'Identity provider' }).waitFor();
    // A fresh proof is the provider's, which asks though it knows them; no authenticator is set up here.
    await page.getByText('a second factor is set up there').waitFor();
    expect(await page.getByRole('button', { name: 'Set up' }).count()).toBe(0);
    await page.goto(`${driver.url}/api/v1/session/oidc/proof`);
    await page.getByRole('button', { name: 'ann' }).click();
    await page.getByText('Your identity provider has asked you who you are.').waitFor();
    await page.getByRole('button', { name: 'Account of' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign out of Example Login as well' }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    // The provider's own pages ask for an icon and a font that are not there.
    expect(driver.errors.filter((error) => !error.startsWith('Failed to load resource'))).toEqual([]);
    await driver.close();
  }, 180_000);

  it.each([
    ['en', 'Sign in with Example Login', 'You were not signed in', /Verify it there/],
    ['zh-TW', '以「Example Login」登入', '登入未完成', /請先在該處完成驗證/],
  ] as const)(
    'says why it was refused, in %s, and lets passwords be used',
    async (language, button, title, remedy) => {
      const driver = await staged.open({ language, bypassCSP: true });
      const { page } = driver;
      await driver.arrive();
      await page.getByRole('link', { name: button }).click();
      await page.getByRole('button', { name: 'bob' }).click();
      await page.getByText(title).waitFor();
      expect(await page.getByRole('alert').innerText()).toMatch(remedy);
      expect(await driver.barriers()).toEqual([]);
      await page.locator('input[name=password]').waitFor();
      await driver.close();
    },
    180_000,
  );
});

describe('signing in by a password with a role that takes a second factor', () => {
  it('leads to setting one up and nowhere else, then on once signed in with it', async () => {
    const driver = await staged.open();
    const { page } = driver;
    await driver.arrive();
    const enter = async () => {
      await page.locator('input[name=email]').fill('lead1@example.org');
      await page.locator('input[name=password]').fill(password);
      await driver.press('Enter');
    };
    await enter();
    await page.getByText('Your role takes a second factor, and this session has none').waitFor();
    await page.goto(`${driver.url}/#/queue`);
    await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link').count()).toBe(0);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog').getByLabel('Your password').fill(password);
    await driver.press('Enter');
    await page.getByRole('img', { name: 'QR code of the key' }).waitFor();
    const secret = (await page.locator('code').first().innerText()).replaceAll(' ', '');
    const now = Date.now();
    await page.locator('input[name=code]').fill(authenticatorCode(secret, new Date(now)));
    await driver.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('You have one now').waitFor();
    await page.getByRole('alert').getByRole('button', { name: 'Sign out' }).click();
    await page.locator('input[name=email]').waitFor();
    await enter();
    await page.locator('input[name=code]').fill(authenticatorCode(secret, new Date(now + 30_000)));
    await driver.press('Enter');
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Queue' }).waitFor();
    await driver.close();
  }, 180_000);
});
