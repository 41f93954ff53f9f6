import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DecisionView } from '@countersign/contracts';
import type { ConsoleDriver } from './console-driver.js';
import { ImageReview } from './image-review.js';

let images: ImageReview;
let driver: ConsoleDriver;

beforeAll(async () => {
  images = await ImageReview.stage();
}, 300_000);
afterAll(() => images.close(), 120_000);
beforeEach(async () => {
  driver = await images.anew();
}, 120_000);
afterEach(async () => {
  expect(await images.leave()).toEqual([]);
}, 120_000);

describe('the image viewer', () => {
  it('zooms and pans by keyboard and mouse, asks for the seen part alone, and leads from finding to region and back', async () => {
    const asked: URL[] = [];
    driver.page.on('request', (request) => asked.push(new URL(request.url())));
    await images.open();
    await driver.press('i');
    await images.picture().and(driver.page.locator(':focus')).waitFor();
    const whole = await images.scale();
    await driver.press('+', '+');
    expect(await images.scale()).toBeCloseTo(whole * 2.25, 0);
    await driver.press('0');
    expect(await images.scale()).toBe(whole);
    await driver.press('x');
    await driver.hears('100 %');
    await driver.page.locator('[data-detail=shown]').waitFor();
    const detail = asked.findLast(({ searchParams }) => searchParams.has('width'));
    const [width, height] = ['width', 'height'].map((name) => Number(detail?.searchParams.get(name)));
    expect(width).toBeLessThan(3200);
    expect(height).toBeLessThan(2000);

    // What was in the middle stays there.
    expect(await images.picture().evaluate((element) => element.scrollLeft + element.clientWidth / 2)).toBeCloseTo(
      1600,
      -1,
    );

    const left = () => images.picture().evaluate((element) => element.scrollLeft);
    const before = await left();
    await driver.press('ArrowRight', 'ArrowRight');
    expect(await left()).toBe(before + 120);
    const bounds = await images.picture().boundingBox();
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
    expect(await images.scale()).toBeGreaterThan(150);

    // The first finding is the pump; a click on the bolt inside it means the bolt, a further one the pump again.
    await driver.press('0', 'j');
    await driver.page.locator('[data-region="1"][aria-pressed=true]').waitFor();
    await driver.press('z');
    expect(await images.scale()).toBeGreaterThan(whole);
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
    await images.giveBack();
  }, 300_000);

  it('gives the picture most of the room until an outcome is chosen, and all of the width when asked', async () => {
    await images.open();
    const room = async () => {
      const { width = 0, height = 0 } = (await images.picture().boundingBox()) ?? {};
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
    await images.giveBack();
  }, 300_000);

  it('compares with the revision before: side by side in step, by a swipe and by what differs', async () => {
    await images.open();
    await driver.press('v');
    await driver.hears('The revision before is on the left.');
    const beside = driver.page.getByRole('application', { name: /^The revision before/ });
    await beside.waitFor();
    await driver.press('x', 'i', 'ArrowRight', 'ArrowDown');
    const places = async () => {
      const at = await Promise.all(
        [images.picture(), beside].map((it) => it.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop])),
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
    await images.giveBack();
  }, 300_000);

  it('marks a region by keyboard, and the reason of the decision points at it', async () => {
    await images.open();
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
    const lead = await images.users.signIn('lead');
    const { body } = await lead.send<{ items: DecisionView[] }>('GET', `/submissions/${images.revision}/decisions`);
    const place = body.items[0]?.reasons[0]?.place;
    if (place?.kind !== 'region') throw new Error(`The reason points at ${JSON.stringify(place)}`);
    const [x, y, width, height] = place.box;
    expect([place.image, x, width]).toEqual([0, 0, 3199]);
    expect([y > 0, height < 2000, y + height]).toEqual([true, true, 2000]);
  }, 300_000);
});
