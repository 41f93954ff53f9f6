import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DecisionView, Outcome, SubmissionView } from '@countersign/contracts';
import type { ConsoleDriver } from './console-driver.js';
import { openConsole, type OpenConsole } from './open-console.js';

const decisionPath = '/api/v1/reviews/decisions';
const claimPath = '/api/v1/reviews/claims';
const many = 100;
const most = 20;
let staged: OpenConsole;
let driver: ConsoleDriver;

beforeAll(async () => {
  staged = await openConsole();
  driver = await staged.open();
}, 300_000);
afterAll(async () => {
  const { errors } = driver;
  await driver.close();
  await staged.close();
  expect(errors).toEqual([]);
}, 120_000);

/** What a parcel weighs: above and below what the van takes, in no order that keys could be pressed by without reading. */
const weightOf = (nth: number): number => 1 + ((nth * 17) % 41);
const wordsOf = (nth: number) => `Parcel ${nth} weighs ${weightOf(nth)} kg. The van takes parcels up to ${most} kg.`;

/** The rule that the text states: what the van takes is approved, what it does not is rejected. */
const outcomeFor = (weight: number): Outcome => (weight <= most ? 'approve' : 'reject');
const keyOf: Partial<Record<Outcome, string>> = { approve: 'a', reject: 'r' };

const parcel = (nth: number) => ({
  system: 'answers',
  modality: 'text',
  title: `Parcel number ${nth}`,
  content: { text: wordsOf(nth), language: 'en' },
  generator: { provider: 'openai', model: 'gpt-4o', prompt: 'Say what it weighs.', seed: nth },
  sources: [{ id: 'list', title: 'List of parcels', text: wordsOf(nth) }],
});

/** Hands in all parcels and waits until they are before people; their numbers by id. */
async function handInParcels(): Promise<Map<string, number>> {
  const numbers = Array.from({ length: many }, (_, index) => index + 1);
  const { body } = await staged.users.send<{ results: { submission: SubmissionView }[] }>(
    'POST',
    '/submissions/batch',
    {
      items: numbers.map(parcel),
    },
  );
  const ids = body.results.map(({ submission }) => submission.id);
  for (const id of ids) await staged.users.untilWaiting(id);
  return new Map(ids.map((id, index) => [id, index + 1]));
}

/** Asks for the first item, again while the page does not listen to keys yet; with an item open the key only says so. */
async function begin(): Promise<void> {
  const item = driver.page.locator('[data-submission]');
  for (let nth = 0; nth < 20 && (await item.count()) === 0; nth += 1) {
    await driver.press('n');
    await item.waitFor({ timeout: 5_000 }).catch(() => undefined);
  }
}

/** The item on the screen once its keys are listened to, another than `before`. */
async function nextItem(before: string | null): Promise<{ id: string; weight: number }> {
  const other = before === null ? '' : `:not([data-submission="${before}"])`;
  const item = driver.page.locator(`[data-submission]${other}`);
  await item.locator('[data-outcome]').first().waitFor();
  await driver.hears(await item.locator('h1').innerText());
  const weighs = /weighs (\d+) kg/.exec(await item.innerText());
  return { id: (await item.getAttribute('data-submission')) ?? '', weight: Number(weighs?.[1]) };
}

/** Keys that a hand on the keyboard may touch, and that decide nothing: letters without meaning, Enter, Space, a held key, the other outcome. */
async function touchOthers(nth: number): Promise<void> {
  if (nth % 10 === 3) await driver.press('x', 'Enter', 'Space');
  if (nth % 10 === 6) await driver.hold('e', 5);
  if (nth % 10 === 9) await driver.press('c', '1', '1');
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.floor(share * (many - 1))] ?? 0);
const spread = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `p50 ${at(sorted, 0.5)} ms, p95 ${at(sorted, 0.95)} ms`;
};

it('a reviewer decides on a hundred texts by keyboard alone, each by what it says', async () => {
  const numbers = await handInParcels();
  await driver.signIn('reviewer1@example.org');
  await driver.hears('My day');
  const decisions: number[] = [];
  const waits: number[] = [];
  const wanted = new Map<string, Outcome>();
  const began = performance.now();
  await begin();
  let item = await nextItem(null);
  for (let nth = 1; nth <= many; nth += 1) {
    const shown = performance.now();
    const outcome = outcomeFor(item.weight);
    wanted.set(item.id, outcome);
    await touchOthers(nth);
    await driver.press(keyOf[outcome] ?? '', '1');
    const sent = performance.now();
    await driver.press('Control+Enter');
    if (nth === many) await driver.page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
    else item = await nextItem(item.id);
    // As review-quality.yaml says: after forty decisions without a pause, and not before.
    if (nth === 39 || nth === 40)
      expect(await driver.page.getByText('A good moment for a break.').count()).toBe(nth - 39);
    waits.push(performance.now() - sent);
    decisions.push(performance.now() - shown);
  }
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `${many} decisions in ${seconds.toFixed(1)} s: one takes ${spread(decisions)}; from sending it to the next item on screen ${spread(waits)}.\n`,
  );

  expect([...wanted.keys()].toSorted()).toEqual([...numbers.keys()].toSorted());
  expect(driver.sent.filter((path) => path === decisionPath)).toHaveLength(many);
  // Each item is claimed once, and nothing in the end: what waits is not taken ahead.
  expect(driver.sent.filter((path) => path === claimPath)).toHaveLength(many + 1);
  const lead = await staged.users.signIn('lead');
  const stored = new Map<string, Outcome>();
  for (const id of numbers.keys()) {
    const { items } = (await lead.send<{ items: DecisionView[] }>('GET', `/submissions/${id}/decisions`)).body;
    expect(items).toHaveLength(1);
    stored.set(id, items[0]?.outcome ?? 'escalate');
  }
  const right = new Map([...numbers].map(([id, nth]) => [id, outcomeFor(weightOf(nth))]));
  expect(stored).toEqual(right);
}, 900_000);
