import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { loadPolicy, withDocuments } from '@countersign/policy';
import { activatePolicy } from '@countersign/submissions';
import type { ConsoleDriver } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';
import { handIn } from './sample-outputs.js';

let staged: OpenConsole;
let item: string;

beforeAll(async () => {
  staged = await openConsole();
  item = await handIn(staged.users, 'text');
}, 300_000);
afterAll(() => staged.close(), 120_000);

const title = 'Two people for every text';
const approvals = 'approvals: { minimal: 1, limited: 1, high: 1 }';
const stricter = 'approvals: { minimal: 2, limited: 2, high: 2 }';

const editorOf = ({ page }: ConsoleDriver) => page.getByRole('textbox', { name: 'Text of Risk and routes' });

/** Writes in the editor as somebody does who replaces a line. */
async function replace(driver: ConsoleDriver, old: string, by: string): Promise<void> {
  const editor = editorOf(driver);
  await editor.fill((await editor.inputValue()).replace(old, by));
}

async function opened(email: string): Promise<ConsoleDriver> {
  const driver = await staged.open({ bypassCSP: true });
  await driver.signIn(email);
  return driver;
}

const stateOf = ({ page }: ConsoleDriver, state: string) => page.locator('main').getByText(state, { exact: true });

describe('a draft of a policy', () => {
  let address = '';

  it('is begun with the text in force; faults follow what is typed, by line; changes are shown by word', async () => {
    const driver = await opened('compliance1@example.org');
    const { page } = driver;
    await driver.goTo('/policies', 'Policies');
    await page.getByRole('link', { name: 'Drafts' }).click();
    await page.getByRole('link', { name: 'Begin a draft' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill(title);
    await page.getByRole('checkbox', { name: 'Tests' }).check();
    await page.getByRole('button', { name: 'Begin a draft' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    address = new URL(page.url()).hash.slice(1);
    await page.getByText('Nothing that governs reviews differs').waitFor();
    expect(await page.getByRole('button', { name: 'Propose' }).isDisabled()).toBe(true);
    await replace(driver, approvals, 'approvals: { minimal: none, limited: 1, high: 1 }');
    const fault = page.getByRole('button', { name: /^Risk and routes, line \d+$/ });
    await fault.first().waitFor();
    await fault.first().click();
    expect(await editorOf(driver).evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    expect(await driver.barriers()).toEqual([]);
    await replace(driver, 'approvals: { minimal: none, limited: 1, high: 1 }', stricter);
    await page
      .getByText('No faults')
      .or(page.getByText(/^\d+ faults?$/))
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'What differs from the policy in force' }).click();
    expect(await page.locator('ins').allTextContents()).toEqual(['2', '2', '2']);
    expect(await page.locator('del').allTextContents()).toEqual(['1', '1', '1']);
    expect(await driver.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await driver.hears('The draft was saved.');
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('fails the tests that it breaks until they are changed with it, and is proposed then', async () => {
    const driver = await opened('compliance1@example.org');
    const { page } = driver;
    await driver.goTo(address, title);
    const failure = page.getByRole('button', { name: /^Tests, line \d+$/ });
    await failure.first().waitFor();
    await failure.first().click();
    const tests = page.getByRole('textbox', { name: 'Text of Tests' });
    const written = await tests.inputValue();
    await tests.fill(written.replaceAll('approvals: 1', 'approvals: 2').replace(', two-people-for-high', ''));
    await page.getByText('No faults').waitFor();
    await page.getByRole('link', { name: 'Audit log' }).click();
    const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
    await leaving.getByRole('button', { name: 'Cancel' }).click();
    await leaving.waitFor({ state: 'detached' });
    expect(await tests.inputValue()).toContain('approvals: 2');
    await page.getByRole('button', { name: 'Save' }).click();
    await driver.hears('The draft was saved.');
    await page.getByRole('button', { name: 'Propose' }).click();
    await driver.hears('The draft was proposed.');
    await page.getByText('so somebody else reviews it').waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('is tried on what was routed: what would change, against decisions, with hours and a link to each output', async () => {
    const driver = await opened('lead1@example.org');
    const { page } = driver;
    await driver.goTo(address, title);
    await page.getByRole('button', { name: 'Try it' }).click();
    const row = page.getByRole('table', { name: 'Back-tests' }).getByRole('row').nth(1);
    await row.getByText('Done', { exact: true }).waitFor();
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /^Back-test/ }).waitFor();
    await page.getByRole('table', { name: 'From what to what' }).getByText('Approvals').waitFor();
    await page.getByText('No decision of that time was measured').waitFor();
    const output = page.getByRole('table', { name: 'Outputs that would go another way' }).getByRole('link');
    expect(await output.getAttribute('href')).toBe(`#/submissions/${item}/show`);
    expect(await driver.barriers()).toEqual([]);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('is tried on live traffic without effect: by day and with the outputs that would go another way', async () => {
    const driver = await opened('lead1@example.org');
    const { page } = driver;
    await driver.goTo(address, title);
    const section = page.getByRole('region', { name: 'Shadow run' });
    await section.getByRole('button', { name: 'Begin a shadow run' }).click();
    await section.getByText('Nothing was routed since.').waitFor();
    const next = await handIn(staged.users, 'text');
    const link = section.getByRole('link');
    await link.first().waitFor();
    expect(await link.getAttribute('href')).toBe(`#/submissions/${next}/show`);
    const day = section.getByRole('table', { name: 'By day' }).getByRole('row').nth(1).getByRole('cell');
    expect((await day.allTextContents()).slice(1)).toEqual(['1', '1', '1', '0', '0']);
    expect(await driver.barriers()).toEqual([]);
    await section.getByRole('button', { name: 'End it' }).click();
    await section.getByText('Ended', { exact: true }).first().waitFor();
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);

  it('is given back with a comment, proposed again, approved by the second person, and comes into force', async () => {
    const reviewer = await opened('compliance2@example.org');
    await reviewer.goTo(address, title);
    await reviewer.page.getByRole('button', { name: 'Give back' }).click();
    const dialog = reviewer.page.getByRole('dialog');
    const giveBack = dialog.getByRole('button', { name: 'Give back' });
    expect(await giveBack.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('Say why.');
    expect(await reviewer.barriers()).toEqual([]);
    await giveBack.click();
    await dialog.waitFor({ state: 'detached' });
    await stateOf(reviewer, 'Draft').waitFor();
    const author = await opened('compliance1@example.org');
    await author.goTo(address, title);
    await author.page.getByText('Say why.').waitFor();
    await author.page.getByRole('button', { name: 'Propose' }).click();
    await author.hears('The draft was proposed.');
    await author.close();
    await reviewer.page.reload();
    await reviewer.page.getByRole('button', { name: 'Approve' }).click();
    expect(await reviewer.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await stateOf(reviewer, 'Came into force').first().waitFor();
    await reviewer.goTo('/policy-versions', 'Versions of the policy');
    await reviewer.page.getByRole('link', { name: title }).waitFor();
    expect(reviewer.errors).toEqual([]);
    await reviewer.close();
  }, 300_000);
});

describe('a policy exception', () => {
  it('is asked for by one, approved by another who reads what it is to, and ended', async () => {
    const asker = await opened('lead1@example.org');
    await asker.goTo('/policies', 'Policies');
    const section = asker.page.getByRole('region', { name: 'Exceptions' });
    await section.getByText('No rule was ever waived.').waitFor();
    await section.getByRole('button', { name: 'Ask for an exception' }).click();
    const asking = asker.page.getByRole('dialog', { name: 'Ask for an exception' });
    await asking.getByRole('combobox', { name: 'AI system' }).selectOption({ index: 1 });
    await asking.getByRole('combobox', { name: 'Rule' }).selectOption('several-persons');
    const send = asking.getByRole('button', { name: 'Ask' });
    expect(await send.isDisabled()).toBe(true);
    await asking.getByRole('textbox', { name: 'Reason' }).fill('The pilot group was told.');
    expect(await asker.barriers()).toEqual([]);
    await send.click();
    await asker.hears('Asked for.');
    const row = section.getByRole('row').nth(1);
    await row.getByText('Waits for approval').waitFor();
    expect(await row.getByRole('button').allTextContents()).toEqual(['End']);
    const approver = await staged.open({ bypassCSP: true, theme: 'dark' });
    await approver.signIn('compliance2@example.org');
    await approver.goTo('/policies', 'Policies');
    const there = approver.page.getByRole('region', { name: 'Exceptions' });
    await there.getByRole('button', { name: /^Approve the exception to several-persons/ }).click();
    const approving = approver.page.getByRole('dialog', { name: 'Approve this exception' });
    await approving.getByText('The pilot group was told.').waitFor();
    await approving.getByText('The output affects 10 people or more.').waitFor();
    expect(await approver.barriers()).toEqual([]);
    await approving.getByRole('button', { name: 'Approve' }).click();
    await there.getByText('Stands', { exact: true }).waitFor();
    expect(approver.errors).toEqual([]);
    await approver.close();
    await asker.page.reload();
    await row.getByText('Stands', { exact: true }).waitFor();
    await row.getByRole('button', { name: /^End the exception to several-persons/ }).click();
    await asker.page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await asker.hears('Ended.');
    await row.getByText('Ended', { exact: true }).waitFor();
    expect(asker.errors).toEqual([]);
    await asker.close();
  }, 300_000);
});

describe('a changed policy folder', () => {
  it('is marked until somebody has read what it changed, and says so', async () => {
    const shipped = await loadPolicy('policies');
    const roles = shipped.documents.find(({ name }) => name === 'roles')?.yaml ?? '';
    const yaml = roles.replace('en: Lead,', 'en: Head of review,');
    const changed = withDocuments(shipped, [{ name: 'roles', yaml }]);
    await staged.product.test.db.transaction(async (tx) => {
      await activatePolicy(tx, setUpActor, changed);
      const earlier = `update policy_version set first_used_at = first_used_at - interval '2 days' where digest = $1`;
      await tx.execute(earlier, [shipped.digest]);
    });
    const driver = await opened('compliance2@example.org');
    const { page } = driver;
    const notice = page.getByRole('alert').filter({ hasText: 'for a second person' });
    await driver.goTo('/coverage', 'Coverage');
    await notice.getByRole('link', { name: shipped.digest.slice(7, 15) }).waitFor();
    expect(await notice.getByRole('link').count()).toBe(1);
    expect(await driver.barriers()).toEqual([]);
    await driver.goTo('/policies', 'Policies');
    await notice.getByRole('link', { name: changed.digest.slice(7, 15) }).click();
    await page.getByRole('heading', { level: 1, name: 'A version of the policy' }).waitFor();
    await page.getByText('Roles differ: look who may do more than before.').waitFor();
    await page.getByRole('tab', { name: 'Roles (differs)' }).click();
    expect(await page.locator('ins').allTextContents()).toEqual(['Head of review']);
    expect(await driver.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Confirm as read' }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm this policy as read' });
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('A name only.');
    expect(await driver.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: 'Confirm as read' }).click();
    await driver.hears('The policy was confirmed as read.');
    await page.getByRole('region', { name: 'Second person' }).getByText('A name only.').waitFor();
    expect(await page.getByRole('button', { name: 'Confirm as read' }).count()).toBe(0);
    expect(driver.errors).toEqual([]);
    await driver.close();
  }, 300_000);
});
