import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DecisionView, SubmissionView } from '@countersign/contracts';
import type { Locator } from 'playwright-core';
import type { ConsoleDriver } from './console-driver.js';
import { handInSet, hostileText, imageSet, prepared, prompt } from './image-outputs.js';
import { openConsole, type OpenConsole } from './open-console.js';

let staged: OpenConsole;
let driver: ConsoleDriver;
/** Revised from a set whose first image says something else. */
let revision: string;

beforeAll(async () => {
  staged = await openConsole();
  const { users } = staged;
  const first = await handInSet(users, '24 months');
  const lead = await users.signIn('lead');
  expect((await lead.decide(first, 'request-changes', 'misleading-image')).status).toBe(201);
  const next = await imageSet(users, '12 months');
  const { body } = await users.send<SubmissionView>('POST', `/submissions/${first}/revisions`, next);
  revision = await prepared(users, body.id);
}, 300_000);
afterAll(() => staged.close(), 120_000);
beforeEach(async () => {
  driver = await staged.open({ bypassCSP: true });
}, 120_000);
afterEach(async () => {
  const { errors } = driver;
  await driver.close();
  expect(errors).toEqual([]);
}, 120_000);

const scale = async (): Promise<number> => Number.parseFloat(await driver.page.getByTestId('scale').innerText());
const picture = () => driver.page.getByRole('application', { name: /^Image \d of 4/ });
const tab = (name: string | RegExp) => driver.page.getByRole('tab', { name });
const panel = () => driver.page.locator('#image-panel');

/** The filter that a picture is shown through. */
const filterOf = (picture: Locator): Promise<string | undefined> =>
  picture.evaluate((image) => image.ownerDocument.defaultView?.getComputedStyle(image).filter);

/** Opens the revision and waits until the size of its first image is known. */
async function open(): Promise<void> {
  await driver.signIn('reviewer1@example.org');
  await driver.review(revision);
  await tab('File').click();
  await panel().getByText('3200 × 2000 px').waitFor();
}

/** Goes to the image with that number. */
async function toImage(number: number): Promise<void> {
  for (let at = 1; at < number; at += 1) await driver.press('.');
  await driver.hears(`Image ${number} of 4`);
}

/** Gives the item back, so that the next test can claim it. */
async function giveBack(): Promise<void> {
  await driver.press('s');
  await driver.page.getByRole('dialog').getByRole('combobox').selectOption('technical');
  await driver.page.getByRole('dialog').getByRole('textbox').fill('for the next test');
  await driver.press('Enter');
  await driver.hears('Given back to the queue.');
}

describe('the image viewer', () => {
  it('zooms and pans by keyboard and mouse, asks for the seen part alone, and leads from finding to region and back', async () => {
    const asked: URL[] = [];
    driver.page.on('request', (request) => asked.push(new URL(request.url())));
    await open();
    await driver.press('i');
    await picture().and(driver.page.locator(':focus')).waitFor();
    const whole = await scale();
    await driver.press('+', '+');
    expect(await scale()).toBeCloseTo(whole * 2.25, 0);
    await driver.press('0');
    expect(await scale()).toBe(whole);
    await driver.press('x');
    await driver.hears('100 %');
    await driver.page.locator('[data-detail=shown]').waitFor();
    const detail = asked.findLast(({ searchParams }) => searchParams.has('width'));
    const [width, height] = ['width', 'height'].map((name) => Number(detail?.searchParams.get(name)));
    expect(width).toBeLessThan(3200);
    expect(height).toBeLessThan(2000);

    // What was in the middle stays there.
    expect(await picture().evaluate((element) => element.scrollLeft + element.clientWidth / 2)).toBeCloseTo(1600, -1);

    const left = () => picture().evaluate((element) => element.scrollLeft);
    const before = await left();
    await driver.press('ArrowRight', 'ArrowRight');
    expect(await left()).toBe(before + 120);
    const bounds = await picture().boundingBox();
    if (!bounds) throw new Error('The picture is not on the page.');
    const { mouse } = driver.page;
    const middle = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2] as const;
    await mouse.move(...middle);
    await mouse.down();
    await mouse.move(middle[0] + 70, middle[1], { steps: 4 });
    await mouse.up();
    expect(await left()).toBe(before + 50);
    await driver.page.keyboard.down('Control');
    await mouse.wheel(0, -200);
    await driver.page.keyboard.up('Control');
    await driver.page
      .getByTestId('scale')
      .filter({ hasNotText: /^100 %/ })
      .waitFor();
    expect(await scale()).toBeGreaterThan(150);

    // The first finding is the pump; a click on the bolt inside it means the bolt, a further one the pump again.
    await driver.press('0', 'j');
    await driver.page.locator('[data-region="1"][aria-pressed=true]').waitFor();
    await driver.press('z');
    expect(await scale()).toBeGreaterThan(whole);
    await driver.press('0');
    const bolt = driver.page
      .getByRole('button', { name: /A bolt is missing/ })
      .and(driver.page.locator('[data-region]'));
    const number = (await bolt.getAttribute('data-region')) ?? '';
    const box = await bolt.boundingBox();
    if (!box) throw new Error('The bolt is not on the page.');
    for (const chosen of [number, '1', number]) {
      await mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await driver.page.locator(`[data-finding="${chosen}"] [aria-expanded=true]`).waitFor();
      await driver.page.locator(`[data-region="${chosen}"][aria-pressed=true]`).waitFor();
    }
    await giveBack();
  }, 300_000);

  it('tells what a manifest states and what a file records, and shows the words of strangers as words', async () => {
    await open();
    await toImage(2);
    await tab('Provenance').click();
    await panel().getByText('Intact, signer not known').waitFor();
    await panel()
      .getByText(/anybody can sign under any name/)
      .waitFor();
    await panel().getByText('the signer is not on the list of trusted ones').waitFor();
    const manifest = panel().locator('[data-manifest]');
    expect(await manifest.innerText()).toMatch(/Contoso Paint \(certificate of Countersign Tests\)/);
    expect(await manifest.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Created: made by a trained model, with Contoso Paint 3/),
    ]);
    await driver.press('.');
    await tab('Prompt').click();
    await panel().getByText('holds the prompt word for word').waitFor();
    await panel().getByText('seed 8, other than handed in').waitFor();
    await panel().getByText(prompt, { exact: true }).first().waitFor();
    await tab('File').click();
    await panel().getByText(hostileText).waitFor();
    await panel()
      .getByRole('button', { name: /Show all 1,\d\d\d characters/ })
      .click();
    expect(await panel().locator('img, script').count()).toBe(0);
    expect(await driver.page.title()).not.toContain('taken over');
    await driver.press(',', ',');
    await giveBack();
  }, 300_000);

  it('shows all text that a check read, and leads from the line that a source contradicts to its finding and region', async () => {
    await open();
    await tab(/^Text \d/).click();
    const line = panel().getByRole('button', { name: /Warranty 12 months/ });
    expect(await line.innerText()).toMatch(/read with \d\d+ % certainty/);
    const number = (await line.locator('strong').innerText()).trim();
    await line.click();
    await driver.page.locator(`[data-finding="${number}"]`, { hasText: '12 months' }).waitFor();
    await driver.page.locator(`[data-region="${number}"][aria-pressed=true]`).waitFor();
    await driver.press('t');
    await driver.page.locator('[data-read-text]', { hasText: 'Warranty 12 months' }).waitFor();
    await driver.press('.');
    await driver.hears('Image 2 of 4');
    await tab('Text').click();
    await panel().getByText('No text was read in this image.').waitFor();
    await giveBack();
  }, 300_000);

  it('gives the picture most of the room until an outcome is chosen, and all of the width when asked', async () => {
    await open();
    const room = async () => {
      const { width = 0, height = 0 } = (await picture().boundingBox()) ?? {};
      return { width, height };
    };
    const before = await room();
    expect(before.height).toBeGreaterThan(290);
    const buttons = driver.page.locator('[data-outcome]');
    const boxes = () => buttons.evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
    const at = await boxes();
    await driver.press('w');
    await driver.page.getByRole('button', { name: 'Show the findings again' }).waitFor();
    expect((await room()).width).toBeGreaterThan(1200);
    expect(await driver.page.getByRole('heading', { name: /^Findings/ }).count()).toBe(0);
    // Asking for evidence brings back where it stands.
    await driver.press('j', 'o');
    await driver.page.getByRole('heading', { name: /^Findings/ }).waitFor();
    expect((await room()).width).toBe(before.width);
    await driver.press('r');
    await driver.page.locator('[data-reason]').first().waitFor();
    expect((await room()).height).toBeLessThan(before.height);
    // Reasons come above the outcomes, which stay under the pointer, all of one size.
    expect(await boxes()).toEqual(at);
    const sizes = await buttons.evaluateAll((all) => all.map((one) => [one.clientWidth, one.clientHeight].join()));
    expect(new Set(sizes).size).toBe(1);
    await giveBack();
  }, 300_000);

  it('blurs what a finding calls unsafe until it is asked for, fetching no more than a few pixels of it', async () => {
    const edges: number[] = [];
    driver.page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/images/3')) edges.push(Number(searchParams.get('edge')));
    });
    await open();
    await tab('Set 4').click();
    await panel().getByText('What the checks counted').waitFor();
    await panel()
      .getByRole('button', { name: /^Image 4, A worker beside the pump, blurred/ })
      .click();
    await driver.page.getByText('a check says that this image may be hard to look at').waitFor();
    const stage = picture().locator('[data-veiled]').first();
    expect(await filterOf(stage.locator('img'))).toMatch(/grayscale.*blur/);
    expect(Math.max(...edges)).toBeLessThanOrEqual(48);
    await driver.press('u');
    await driver.hears('The image is shown.');
    await driver.page.locator('[data-testid=picture] [data-veiled=false]').waitFor();
    expect(await filterOf(stage.locator('img').first())).toBe('none');
    await driver.page.getByRole('button', { name: 'Blur first' }).click();
    await driver.page.reload();
    await driver.review(revision);
    await driver.page.getByText('Blurred, as you chose for every image.').waitFor();
    expect(await picture().locator('[data-veiled=true]').count()).toBe(1);
    await driver.page.getByRole('button', { name: 'Blur first' }).click();
    await driver.page.locator('[data-testid=picture] [data-veiled=false]').waitFor();
    await giveBack();
  }, 300_000);

  it('compares with the revision before: side by side in step, by a swipe and by what differs', async () => {
    await open();
    await driver.press('v');
    await driver.hears('The revision before is on the left.');
    const beside = driver.page.getByRole('application', { name: /^The revision before/ });
    await beside.waitFor();
    await driver.press('x', 'i', 'ArrowRight', 'ArrowDown');
    const places = async () => {
      const at = await Promise.all(
        [picture(), beside].map((it) => it.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop])),
      );
      return at.map(String);
    };
    let [now, then] = await places();
    while (now !== then) [now, then] = await places();
    // Past the left half of the picture: what was in the middle of the whole is still seen.
    expect(Number(now?.split(',')[0])).toBeGreaterThan(1000);
    await driver.press('v');
    const slider = driver.page.getByRole('slider', { name: 'Share of the revision before' });
    await driver.tabTo(slider);
    await driver.press('Home');
    await driver.page.locator('[data-testid=swiped][style*="100%"]').waitFor();
    await driver.press('End');
    await driver.page.locator('[data-testid=swiped][style*=" 0%"]').waitFor();
    await driver.page.getByRole('button', { name: 'Difference' }).click();
    await driver.page.getByText(/< 1% of the pixels differ/).waitFor();
    const share = Number(await driver.page.getByTestId('difference').getAttribute('data-share'));
    expect(share).toBeGreaterThan(0);
    // The plate takes up 1.5 % of the picture; nothing else differs.
    expect(share).toBeLessThan(0.015);
    await driver.page.getByRole('button', { name: 'Now', exact: true }).click();
    await giveBack();
  }, 300_000);

  it('is free of barriers in every panel and comparison', async () => {
    const found: Record<string, string[]> = {};
    for (const theme of ['light', 'dark'] as const) {
      await driver.close();
      driver = await staged.open({ theme, bypassCSP: true });
      await open();
      await driver.press('j');
      for (const name of ['Set 4', 'File', 'Provenance', 'Prompt', /^Text/]) {
        await tab(name).click();
        found[`${theme} ${String(name)}`] = await driver.barriers();
      }
      for (const mode of ['side', 'swipe', 'difference']) {
        await driver.press('v');
        if (mode === 'difference') await driver.page.getByText(/of the pixels differ/).waitFor();
        found[`${theme} ${mode}`] = await driver.barriers();
      }
      await driver.press('v', 'f');
      found[`${theme} frame`] = await driver.barriers();
      await driver.press('Escape');
      await giveBack();
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  }, 300_000);

  it('marks a region by keyboard, and the reason of the decision points at it', async () => {
    await open();
    await driver.press('f');
    const frame = driver.page.getByRole('application', { name: /^Frame at/ });
    await frame.and(driver.page.locator(':focus')).waitFor();
    await driver.press('Home', 'Control+Shift+ArrowLeft', 'Shift+ArrowUp', 'ArrowDown', 'Enter');
    await driver.page.getByRole('button', { name: 'Remove place A' }).waitFor();
    await driver.page.locator('[data-mark=A]').waitFor();
    await driver.press('r', '1');
    const target = driver.page.getByRole('combobox', { name: /^What the reason/ });
    await driver.tabTo(target);
    await target.selectOption({ label: 'Place A' });
    await driver.press('Control+Enter');
    await driver.page
      .getByText(/^Reject: recorded as entry/)
      .first()
      .waitFor();
    const lead = await staged.users.signIn('lead');
    const { body } = await lead.send<{ items: DecisionView[] }>('GET', `/submissions/${revision}/decisions`);
    const place = body.items[0]?.reasons[0]?.place;
    if (place?.kind !== 'region') throw new Error(`The reason points at ${JSON.stringify(place)}`);
    const [x, y, width, height] = place.box;
    expect([place.image, x, width]).toEqual([0, 0, 3199]);
    expect([y > 0, height < 2000, y + height]).toEqual([true, true, 2000]);
  }, 300_000);
});
