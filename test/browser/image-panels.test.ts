import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { ConsoleDriver } from './console-driver.js';
import { hostileText, prompt } from './image-outputs.js';
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

/** The filter that a picture is shown through. */
const filterOf = (picture: Locator): Promise<string | undefined> =>
  picture.evaluate((image) => image.ownerDocument.defaultView?.getComputedStyle(image).filter);

describe('what the image viewer tells and hides', () => {
  it('tells what a manifest states and what a file records, and shows the words of strangers as words', async () => {
    await images.open();
    await images.toImage(2);
    await images.tab('Provenance').click();
    await images.panel().getByText('Intact, signer not known').waitFor();
    await images
      .panel()
      .getByText(/anybody can sign under any name/)
      .waitFor();
    await images.panel().getByText('the signer is not on the list of trusted ones').waitFor();
    const manifest = images.panel().locator('[data-manifest]');
    expect(await manifest.innerText()).toMatch(/Contoso Paint \(certificate of Countersign Tests\)/);
    expect(await manifest.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Created: made by a trained model, with Contoso Paint 3/),
    ]);
    await driver.press('.');
    await images.tab('Prompt').click();
    await images.panel().getByText('holds the prompt word for word').waitFor();
    await images.panel().getByText('seed 8, other than handed in').waitFor();
    await images.panel().getByText(prompt, { exact: true }).first().waitFor();
    await images.tab('File').click();
    await images.panel().getByText(hostileText).waitFor();
    await images
      .panel()
      .getByRole('button', { name: /Show all 1,\d\d\d characters/ })
      .click();
    expect(await images.panel().locator('img, script').count()).toBe(0);
    expect(await driver.page.title()).not.toContain('taken over');
    await driver.press(',', ',');
    await images.giveBack();
  }, 300_000);

  it('shows all text that a check read, and leads from the line that a source contradicts to its finding and region', async () => {
    await images.open();
    await images.tab(/^Text \d/).click();
    const line = images.panel().getByRole('button', { name: /Warranty 12 months/ });
    expect(await line.innerText()).toMatch(/read with \d\d+ % certainty/);
    const number = (await line.locator('strong').innerText()).trim();
    await line.click();
    await driver.page.locator(`[data-finding="${number}"]`, { hasText: '12 months' }).waitFor();
    await driver.page.locator(`[data-region="${number}"][aria-pressed=true]`).waitFor();
    await driver.press('t');
    await driver.page.locator('[data-read-text]', { hasText: 'Warranty 12 months' }).waitFor();
    await driver.press('.');
    await driver.hears('Image 2 of 4');
    await images.tab('Text').click();
    await images.panel().getByText('No text was read in this image.').waitFor();
    await images.giveBack();
  }, 300_000);

  it('blurs what a finding calls unsafe until it is asked for, fetching no more than a few pixels of it', async () => {
    const edges: number[] = [];
    driver.page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/images/3')) edges.push(Number(searchParams.get('edge')));
    });
    await images.open();
    await images.tab('Set 4').click();
    await images.panel().getByText('What the checks counted').waitFor();
    await images
      .panel()
      .getByRole('button', { name: /^Image 4, A worker beside the pump, blurred/ })
      .click();
    await driver.page.getByText('a check says that this image may be hard to look at').waitFor();
    const stage = images.picture().locator('[data-veiled]').first();
    expect(await filterOf(stage.locator('img'))).toMatch(/grayscale.*blur/);
    expect(Math.max(...edges)).toBeLessThanOrEqual(48);
    await driver.press('u');
    await driver.hears('The image is shown.');
    await driver.page.locator('[data-testid=picture] [data-veiled=false]').waitFor();
    expect(await filterOf(stage.locator('img').first())).toBe('none');
    // What was covered stands still; the reader goes through its frames, lets it play, and is led to the frame of a finding.
    const frame = driver.page.getByTestId('frame');
    const shown = () => stage.locator('img').first().getAttribute('src');
    await frame.getByText('Frame 1 of 2').waitFor();
    expect(await shown()).toMatch(/frame=0/);
    await driver.press('>');
    await driver.hears('Frame 2 of 2');
    expect(await shown()).toMatch(/frame=1/);
    await driver.press('p');
    await driver.hears('The animation plays.');
    expect(await shown()).not.toMatch(/frame=/);
    await driver.press('p', '<');
    await driver.hears('Frame 1 of 2');
    await driver.page
      .getByRole('group', { name: 'About the whole image' })
      .getByRole('button', { name: /A model calls this image unsafe/ })
      .click();
    await frame.getByText('Frame 2 of 2').waitFor();
    await driver.page.getByRole('button', { name: 'Blur first' }).click();
    await driver.page.reload();
    await driver.review(images.revision);
    await driver.page.getByText('Blurred, as you chose for every image.').waitFor();
    expect(await images.picture().locator('[data-veiled=true]').count()).toBe(1);
    await driver.page.getByRole('button', { name: 'Blur first' }).click();
    await driver.page.locator('[data-testid=picture] [data-veiled=false]').waitFor();
    await images.giveBack();
  }, 300_000);

  it('is free of barriers in every panel and comparison', async () => {
    const found: Record<string, string[]> = {};
    for (const theme of ['light', 'dark'] as const) {
      driver = await images.anew({ theme });
      await images.open();
      await driver.press('j');
      for (const name of ['Set 4', 'File', 'Provenance', 'Prompt', /^Text/]) {
        await images.tab(name).click();
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
      await images.giveBack();
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  }, 300_000);
});
