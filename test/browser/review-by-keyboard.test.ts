import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DecisionView, ReviewerQualityView, SubmissionView } from '@countersign/contracts';
import type { ProductUsers } from '@countersign/testing';
import type { ConsoleDriver } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';
import { handIn, handInLight } from './sample-outputs.js';

const decisionPath = '/api/v1/reviews/decisions';
let staged: OpenConsole;
let users: ProductUsers;
let driver: ConsoleDriver;

beforeAll(async () => {
  staged = await openConsole();
  ({ users } = staged);
}, 300_000);
afterAll(() => staged.close(), 120_000);
beforeEach(async () => {
  // Clocks of shop floors are wrong: leases are those of the server.
  driver = await staged.open({ clockAheadMs: 20 * 60_000 });
}, 120_000);
afterEach(async () => {
  const { errors } = driver;
  await driver.close();
  expect(errors).toEqual([]);
}, 120_000);

const stateOf = async (id: string): Promise<string> =>
  (await users.send<SubmissionView>('GET', `/submissions/${id}`)).body.state;
const decisionsOn = async (id: string): Promise<DecisionView[]> => {
  const lead = await users.signIn('lead');
  return (await lead.send<{ items: DecisionView[] }>('GET', `/submissions/${id}/decisions`)).body.items;
};
const comment = () => driver.page.getByRole('textbox', { name: 'Comment' });
const chosenOutcomes = () => driver.page.locator('[data-outcome][aria-pressed=true]');
const chosenReasons = () => driver.page.locator('[data-reason][aria-pressed=true]');

/** The item that the workbench shows, once it can be decided on and is not `before`. */
async function itemOpen(before: readonly string[]): Promise<string> {
  const others = before.map((id) => `:not([data-submission="${id}"])`).join('');
  const item = driver.page.locator(`[data-submission]${others}`);
  await item.locator('[data-outcome]').first().waitFor();
  await driver.hears(await item.locator('h1').innerText());
  return (await item.getAttribute('data-submission')) ?? '';
}

/** Sends the decision by keyboard; answers the status that the server gave. */
async function submit(): Promise<number> {
  const answered = driver.page.waitForResponse((answer) => answer.url().endsWith(decisionPath));
  await driver.press('Control+Enter');
  return (await answered).status();
}

async function expectEmptyForm(): Promise<void> {
  expect(await chosenOutcomes().count()).toBe(0);
  expect(await chosenReasons().count()).toBe(0);
  expect(await comment().inputValue()).toBe('');
  expect(await driver.page.getByRole('button', { name: /^Remove place/ }).count()).toBe(0);
}

/** Marks a place by keyboard: the first sentence of a text, a frame in an image, what the finding is about in a schedule. */
async function markPlace(modality: string): Promise<void> {
  if (modality === 'text') await driver.press(']');
  await driver.press('f');
  if (modality === 'image') {
    await driver.page.getByRole('application', { name: /^Frame at/ }).waitFor();
    await driver.press('ArrowRight', 'Shift+ArrowDown', 'f');
  }
  await driver.page.getByRole('button', { name: 'Remove place A' }).waitFor();
}

describe('a reviewer with nothing but a keyboard', () => {
  it('signs in and decides on a text, an image and a schedule, each with a marked place and an empty form', async () => {
    const waiting = new Map<string, string>();
    for (const modality of ['text', 'image', 'schedule'] as const) waiting.set(await handIn(users, modality), modality);
    await driver.signIn('reviewer1@example.org');
    await driver.hears('My day');
    await driver.press('n');
    const seen: string[] = [];
    for (let nth = 1; nth <= 3; nth += 1) {
      const id = await itemOpen(seen);
      const modality = waiting.get(id) ?? 'an item that nobody handed in';
      seen.push(id);
      await expectEmptyForm();
      await driver.press('j', 'o');
      await driver.page.locator('[data-finding="1"] [aria-expanded=true]').waitFor();
      await markPlace(modality);
      await driver.press('c', '1');
      const target = driver.page.getByRole('combobox', { name: /^What the reason/ });
      await driver.tabTo(target);
      await driver.press('P');
      expect(await target.inputValue()).toBe('mark A');
      await driver.tabTo(comment());
      await driver.page.keyboard.type(`Please correct the ${modality}.`);
      expect(await submit()).toBe(201);
      await driver.page
        .getByText(/^Request changes: recorded as entry/)
        .first()
        .waitFor();
      const [decision] = await decisionsOn(id);
      expect(await stateOf(id)).toBe('changes-requested');
      expect(decision).toMatchObject({ outcome: 'request-changes', comment: `Please correct the ${modality}.` });
      const kinds = { text: 'span', image: 'region', schedule: 'operation' };
      expect(decision?.reasons[0]?.place?.kind).toBe(Reflect.get(kinds, modality));
    }
    expect(seen.map((id) => waiting.get(id)).sort()).toEqual(['image', 'schedule', 'text']);
    await driver.page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    await driver.hears('Request changes: recorded');
    const reviewer = await users.signIn('reviewer');
    const { evidenceOpened } = (await reviewer.send<ReviewerQualityView>('GET', '/quality/reviewers/me')).body;
    expect(evidenceOpened).toMatchObject({ observed: 3, findings: { hits: 3, of: 3 } });
  }, 600_000);

  it('is never decided for by stray letters, held keys, Enter or Space', async () => {
    const id = await handIn(users, 'text');
    await driver.signIn('reviewer1@example.org');
    await driver.review(id);
    await driver.press('Control+Enter');
    await driver.hears('Choose an outcome first.');
    await driver.hold('a', 40);
    await driver.hears('Approve chosen. Nothing is sent yet.');
    await driver.press('Enter', 'Space', 'Control+Enter');
    await driver.hears('Choose at least one reason.');
    await driver.press('1');
    await chosenReasons().waitFor();
    // A held "1" counts once: it takes the reason away again and does not choose it anew.
    await driver.hold('1', 6);
    await chosenReasons().waitFor({ state: 'detached' });
    await driver.press('Enter', 'Space', 'x', 'y', 'z');
    // The page works off keys in order: once the sheet is there, all that went before has had its effect.
    await driver.press('?');
    await driver.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await chosenReasons().count()).toBe(0);
    expect(driver.sent).not.toContain(decisionPath);
    expect(await stateOf(id)).toBe('awaiting-review');
    expect(await decisionsOn(id)).toEqual([]);
  }, 300_000);

  it('sends a complete decision once, however long Ctrl+Enter is held', async () => {
    const id = await handIn(users, 'text');
    await driver.signIn('reviewer1@example.org');
    await driver.review(id);
    await driver.press('r', '1');
    await chosenReasons().waitFor();
    const answered = driver.page.waitForResponse((answer) => answer.url().endsWith(decisionPath));
    await driver.page.keyboard.down('Control');
    await driver.hold('Enter', 10);
    await driver.page.keyboard.up('Control');
    expect((await answered).status()).toBe(201);
    await driver.page.locator(`[data-submission="${id}"]`).waitFor({ state: 'detached' });
    expect(driver.sent.filter((path) => path === decisionPath)).toHaveLength(1);
    expect(await stateOf(id)).toBe('rejected');
    expect(await decisionsOn(id)).toHaveLength(1);
  }, 300_000);

  it('chooses nothing while typing, and gives the item back with a reason', async () => {
    const id = await handIn(users, 'text');
    await driver.signIn('reviewer1@example.org');
    await driver.review(id);
    await driver.press('m');
    await comment().and(driver.page.locator(':focus')).waitFor();
    await driver.page.keyboard.type('a rare case: approve? reject? skip?');
    expect(await comment().inputValue()).toBe('a rare case: approve? reject? skip?');
    await driver.press('Escape', '?');
    await driver.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await driver.press('a', 'Escape');
    await driver.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await chosenOutcomes().count()).toBe(0);
    await driver.press('s');
    const skip = driver.page.getByRole('dialog', { name: 'Skip this item' });
    const code = skip.getByRole('combobox');
    await code.and(driver.page.locator(':focus')).waitFor();
    // Nothing is chosen for the reviewer.
    expect(await code.inputValue()).toBe('');
    await driver.page.keyboard.type('Not');
    await driver.press('Tab');
    expect(await code.inputValue()).toBe('not-my-field');
    const reason = skip.getByRole('textbox');
    await reason.and(driver.page.locator(':focus')).waitFor();
    await driver.page.keyboard.type('not my field');
    await driver.press('Enter');
    await driver.hears('Given back to the queue.');
    expect(await stateOf(id)).toBe('awaiting-review');
    expect(driver.sent).not.toContain(decisionPath);
  }, 300_000);

  it('keeps what was typed when the claim is lost or what was shown has changed, and decides after claiming again', async () => {
    const id = await handIn(users, 'text');
    await driver.signIn('lead1@example.org');
    await driver.review(id);
    // The second sentence, and what its source says of it.
    await driver.press(']', ']');
    await driver.page.locator('mark', { hasText: 'Seals and filters are not covered.' }).waitFor();
    await driver.press('r', '1', 'm');
    await comment().and(driver.page.locator(':focus')).waitFor();
    await driver.page.keyboard.type('The period is wrong.');
    const same = await users.signIn('lead');
    const claim = await same.send<{ claim: { id: string } }>('POST', '/reviews/claims', { submission: id });
    await same.send('DELETE', `/reviews/claims/${claim.body.claim.id}`);
    expect(await submit()).toBe(409);
    await driver.page.getByText('Your claim has ended').waitFor();
    expect(await comment().inputValue()).toBe('The period is wrong.');
    expect(await chosenReasons().count()).toBe(1);
    expect(await stateOf(id)).toBe('awaiting-review');
    await driver.tabTo(driver.page.getByRole('button', { name: 'Claim again' }));
    await driver.press('Enter');
    await driver.page.getByText('Your claim has ended').waitFor({ state: 'detached' });
    expect(await comment().inputValue()).toBe('The period is wrong.');
    // What was shown changes under the claim, as when the output is routed anew.
    await users.product.test.db.transaction((tx) =>
      tx.execute('update submission set facts_digest = $2 where id = $1', [id, `sha256:${'0'.repeat(64)}`]),
    );
    expect(await submit()).toBe(409);
    await driver.page.getByText('Changed: the findings or the exceptions to the policy. Your words stay.').waitFor();
    await driver.tabTo(driver.page.getByRole('button', { name: 'Load what is current' }));
    await driver.press('Enter');
    await driver.page
      .getByText('Changed: the findings or the exceptions to the policy.')
      .waitFor({ state: 'detached' });
    expect(await comment().inputValue()).toBe('The period is wrong.');
    expect(await submit()).toBe(201);
    const [decision] = await decisionsOn(id);
    expect(decision).toMatchObject({ outcome: 'reject', comment: 'The period is wrong.' });
    expect(await stateOf(id)).toBe('rejected');
  }, 300_000);

  it('decides on several of low risk with one word, having read each; one that is refused is refused alone', async () => {
    const [first = '', second = '', third = ''] = await handInLight(users, ['Ticket 1', 'Ticket 2', 'Ticket 3']);
    const taken = await handIn(users, 'text');
    await driver.signIn('reviewer1@example.org');
    await driver.goTo('/queue', 'Queue');
    const { page } = driver;
    const rows = page.locator('tbody input[type=checkbox]');
    // What cannot be chosen has no box, and says why.
    const out = page.getByRole('row').filter({ has: page.locator(`a[href$="${taken}"]`) });
    await out.getByText('Cannot be chosen').waitFor({ state: 'attached' });
    expect(await out.getByRole('checkbox').count()).toBe(0);
    await driver.tabTo(rows.first());
    await driver.press('Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await page.getByText('3 chosen, 50 at most').waitFor();
    await rows.nth(2).and(page.locator(':focus')).waitFor();
    await driver.tabTo(page.getByRole('button', { name: 'Read and decide on them' }));
    await driver.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Decide on several outputs' });
    await dialog.locator(`[data-reading="${third}"]`).getByText('The pump is covered for 12 months.').waitFor();
    await (await users.signIn('lead')).send('POST', '/reviews/claims', { submission: second });
    await driver.tabTo(dialog.getByRole('radio', { name: 'Reject' }));
    await driver.press('ArrowUp');
    expect(await dialog.getByRole('radio', { name: 'Approve' }).isChecked()).toBe(true);
    await driver.tabTo(dialog.getByRole('checkbox').first());
    await driver.press('Space');
    await driver.tabTo(dialog.getByRole('button', { name: 'Decide on 3 outputs' }));
    await driver.press('Enter');
    await dialog.getByText('2 decided. One was refused').waitFor();
    await dialog.locator(`[data-result="${second}"]`).getByText('Somebody else is reviewing this output').waitFor();
    expect(await Promise.all([first, second, third].map(stateOf))).toEqual(['approved', 'awaiting-review', 'approved']);
    expect((await decisionsOn(third))[0]).toMatchObject({ outcome: 'approve', counted: true });
    await driver.tabTo(dialog.getByRole('button', { name: 'Close' }));
    await driver.press('Enter');
    await page.getByRole('link', { name: 'Ticket 1' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Ticket 2' }).waitFor();
    // Somebody else holds it now: nothing is chosen.
    await page.getByText(/chosen, 50 at most/).waitFor({ state: 'detached' });
  }, 300_000);
});
