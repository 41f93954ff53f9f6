import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportView } from '@countersign/contracts';
import { flipBit, send, textBody } from '@countersign/testing';
import type { Page } from 'playwright-core';
import { openConsole, type OpenConsole } from './open-console.js';

const root = join(import.meta.dirname, '../..');
let console_: OpenConsole;
let folder: string;
let vkey: string;

/** Decides on two outputs, exports them, and keeps bundle, report and altered copies in a folder. */
beforeAll(async () => {
  console_ = await openConsole();
  folder = await mkdtemp(join(tmpdir(), 'verify-bundle-'));
  const { users, product } = console_;
  const reviewer = await users.signIn('reviewer', 1);
  for (const outcome of ['reject', 'approve'] as const) {
    const { id } = (await users.send<{ id: string }>('POST', '/submissions', textBody())).body;
    await users.untilWaiting(id);
    const { status } = await reviewer.decide(id, outcome, outcome === 'reject' ? 'tone' : 'checked-against-source');
    expect(status).toBe(201);
  }
  const officer = await users.signIn('compliance');
  const input = { kind: 'audit', from: '2020-01-01T00:00:00Z', to: new Date(Date.now() + 60_000).toISOString() };
  let report = (await officer.send<ReportView>('POST', '/reports', { ...input, formats: ['bundle', 'jsonl'] })).body;
  for (let tries = 0; report.state !== 'done' && tries < 600; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    report = (await officer.send<ReportView>('GET', `/reports/${report.id}`)).body;
  }
  expect(report).toMatchObject({ state: 'done', failure: null });
  for (const { name, href } of report.files) {
    const answer = await fetch(`${product.url}${href}`, { headers: officer.headers });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const kept = name.endsWith('.zip') ? 'bundle.zip' : 'report.jsonl';
    await writeFile(join(folder, kept), bytes);
    // Past the end of the first line, so that the report can be told from something else.
    if (kept === 'bundle.zip') await writeFile(join(folder, 'altered.zip'), flipBit(bytes, 8 * (bytes.length - 9000)));
    else await writeFile(join(folder, 'altered.jsonl'), Buffer.from(bytes).toString().replace('"reject"', '"approve"'));
  }
  const bundle = await readFile(join(folder, 'bundle.zip'));
  const start = bundle.indexOf('<!doctype html>');
  await writeFile(join(folder, 'verify.html'), bundle.subarray(start, bundle.indexOf('</html>\n') + 8));
  vkey = (await send<string>(`${product.url}/log/vkey`, 'GET', {})).body.trim();
});
afterAll(async () => {
  await console_.close();
  await rm(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

/** Drops a file of the folder onto an element, as a person's hand does. */
async function drop(page: Page, selector: string, name: string): Promise<void> {
  const base64 = (await readFile(path(name))).toString('base64');
  const transfer = await page.evaluateHandle(
    ([content, fileName]) => {
      const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
      const data = new (
        globalThis as unknown as { DataTransfer: new () => { items: { add(file: File): void } } }
      ).DataTransfer();
      data.items.add(new File([bytes], fileName));
      return data;
    },
    [base64, name] as const,
  );
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer });
}

const cases: [string, boolean][] = [
  ['bundle.zip', true],
  ['report.jsonl', true],
  ['altered.zip', false],
  ['altered.jsonl', false],
];

describe('a bundle and a report of real decisions', () => {
  it.each(cases)('%s by the command', async (name, ok) => {
    const bin = join(root, 'libs/sdk/bin/countersign.mjs');
    const { status, out } = await new Promise<{ status: number; out: string }>((resolve) => {
      execFile(process.execPath, [bin, 'verify', path(name), '--vkey', vkey, '--json'], (error, stdout) =>
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, out: stdout }),
      );
    });
    expect(status).toBe(ok ? 0 : 1);
    expect(JSON.parse(out)).toMatchObject(ok ? { ok, faults: [], checked: { decisions: 2 } } : { ok });
  });

  it('by the page in the bundle, opened from the disk, which connects to nothing', async () => {
    const context = await console_.browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    const trouble: string[] = [];
    const asked: string[] = [];
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path('verify.html')).href);
    for (const [name, ok] of cases) {
      await page.setInputFiles('input[type=file]', path(name));
      await page.locator(`[data-ok="${ok}"]`).waitFor();
      expect(await page.locator('[role=status]').innerText()).toContain(name);
    }
    await page.setInputFiles('input[type=file]', path('bundle.zip'));
    await page.getByText('This key comes from the bundle itself').waitFor();
    await page.fill('#key', vkey);
    await page.locator('#key').blur();
    await page.getByText('This key comes from the bundle itself').waitFor({ state: 'detached' });
    await page.locator('[data-ok="true"]').waitFor();
    await page.fill('#key', vkey.replace(/^[^+]+/, 'another.example'));
    await page.locator('#key').blur();
    await page.getByText('neither a verifier key').waitFor();
    await page.fill('#key', '');
    await page.getByRole('button', { name: '中文' }).click();
    await drop(page, 'main', 'altered.zip');
    await page.getByText('證據包驗證不通過。').waitFor();
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it.each<['en' | 'zh-TW', RegExp, string, string]>([
    ['en', /Audit log/, 'The bundle verifies.', 'DOES NOT VERIFY'],
    ['zh-TW', /稽核紀錄/, '證據包驗證通過。', '驗證不通過'],
  ])('in the console (%s), dropped and chosen', async (language, heading, passed, failed) => {
    const driver = await console_.open({ language });
    await driver.signIn('compliance1@example.org');
    await driver.page.evaluate((locale) => localStorage.setItem('RaStore.locale', JSON.stringify(locale)), language);
    await driver.page.reload();
    await driver.goTo('/entries', heading);
    const box = driver.page.getByTestId('verify-file');
    await drop(driver.page, '[data-testid=verify-file]', 'bundle.zip');
    await box.getByText(passed).waitFor();
    expect(await box.innerText()).toMatch(language === 'en' ? /Not proven by this/ : /此驗證未能證明/);
    for (const name of ['altered.zip', 'altered.jsonl']) {
      await box.locator('input[type=file]').setInputFiles(path(name));
      await box.getByText(failed).waitFor();
      await box.getByText(name).waitFor();
    }
    expect(driver.sent.filter((sent) => !/session/.test(sent))).toEqual([]);
    expect(driver.errors).toEqual([]);
    await driver.close();
  });
});
