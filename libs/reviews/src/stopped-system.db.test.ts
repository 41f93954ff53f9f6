import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { listStops, resumeSystem, stopSystem } from '@countersign/identity';
import { getSubmission } from '@countersign/submissions';
import { CoreFixture } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../test/review-acts.js';
import { decideReviews, getReceipt } from './index.js';

let core: CoreFixture;
let lead: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  lead = await core.person([{ role: 'lead', system: null }]);
});
afterAll(() => core.close());

const { claimed, decisionOn, decide } = reviewActs(() => core);
const time = { askedAt: 0, clock: () => 5 };
const stop = (actor: PersonActor, system: string, drill = false) =>
  core.db.transaction((tx) => stopSystem(tx, actor, { system, reason: 'It invents prices.', drill }, time));
const resume = (actor: PersonActor, system: string) => core.db.transaction((tx) => resumeSystem(tx, actor, { system }));

it('releases nothing of a stopped system, keeps the claim, and goes on when somebody else resumes it', async () => {
  const [reviewer, other] = [await core.person(), await core.person()];
  const done = await core.waiting();
  await decide(other, await decisionOn(other, await claimed(other, done), 'approve'));
  const id = await core.waiting();
  const claim = await claimed(reviewer, id);
  const approval = await decisionOn(reviewer, claim, 'approve');
  expect(await stop(reviewer, 'answers')).toMatchObject({
    system: 'answers',
    drill: false,
    milliseconds: 5,
    resumedAt: null,
  });
  expect(codeOf(await decide(reviewer, approval))).toBe('system-stopped');
  await expect(core.db.read((tx) => getReceipt(tx, core.client, done))).rejects.toMatchObject({
    code: 'system-stopped',
  });
  const view = await core.db.read((tx) => getSubmission(tx, core.client, id, 'en'));
  expect(view).toMatchObject({ state: 'awaiting-review', stoppedSince: expect.any(String) });
  await expect(stop(lead, 'answers')).rejects.toMatchObject({ code: 'conflict' });
  await expect(resume(reviewer, 'answers')).rejects.toMatchObject({ code: 'forbidden' });
  await resume(lead, 'answers');
  expect(outcomeOf(await decide(reviewer, approval))?.submission.state).toBe('approved');
  expect(await core.db.read((tx) => getReceipt(tx, core.client, done))).toMatch(/^ey/);
  await expect(resume(lead, 'answers')).rejects.toMatchObject({ code: 'conflict' });
});

it('still lets people reject, and other systems go on', async () => {
  const reviewer = await core.person();
  const bad = await claimed(reviewer, await core.waiting());
  await stop(lead, 'answers');
  expect(outcomeOf(await decide(reviewer, await decisionOn(reviewer, bad, 'reject')))?.submission.state).toBe(
    'rejected',
  );
  const elsewhere = await core.waiting({ system: 'planner' });
  const fine = await decide(reviewer, await decisionOn(reviewer, await claimed(reviewer, elsewhere), 'approve'));
  expect(outcomeOf(fine)?.submission.state).toBe('approved');
  await expect(resume(lead, 'answers')).rejects.toMatchObject({ code: 'separation-of-duties' });
  await resume(await core.person([{ role: 'administrator', system: null }]), 'answers');
});

it('is drilled for real; whoever began a drill may end it', async () => {
  const reviewer = await core.person();
  const approval = await decisionOn(reviewer, await claimed(reviewer, await core.waiting()), 'approve');
  const { id } = await stop(lead, 'answers', true);
  expect(codeOf(await decide(reviewer, approval))).toBe('system-stopped');
  expect(await resume(lead, 'answers')).toMatchObject({ id, drill: true, resumedBy: lead.name });
  const [newest] = await core.db.read((tx) => listStops(tx, lead));
  expect(newest).toMatchObject({ id, drill: true, reason: 'It invents prices.' });
});

it('waits for an approval under way, so that none is stored after the stop', async () => {
  const reviewer = await core.person();
  const id = await core.waiting();
  const approval = { actor: reviewer, input: await decisionOn(reviewer, await claimed(reviewer, id), 'approve') };
  let stopped = false;
  let stopping: Promise<unknown> = Promise.resolve();
  await core.db.transaction(async (tx) => {
    const [result] = await decideReviews(tx, [approval], { policy: core.policy, signer: core.signer });
    expect(codeOf(result as NonNullable<typeof result>)).toBeNull();
    stopping = stop(lead, 'answers').then(() => (stopped = true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(stopped).toBe(false);
  });
  await stopping;
  expect(stopped).toBe(true);
  await resume(await core.person([{ role: 'compliance', system: null }]), 'answers');
});

it('concerns only the systems that a person is there for, and one of two stops at once stands', async () => {
  const planner = await core.person([{ role: 'reviewer', system: 'planner' }]);
  await expect(stop(planner, 'answers')).rejects.toMatchObject({ code: 'not-found' });
  const results = await Promise.allSettled([stop(planner, 'planner'), stop(lead, 'planner')]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const seen = await core.db.read((tx) => listStops(tx, planner));
  expect(new Set(seen.map(({ system }) => system))).toEqual(new Set(['planner']));
  const entries = await core.db.read((tx) =>
    tx.query<{ action: string }>(
      "select action from audit_entry where action like 'system.stop%' or action = 'system.resumed'",
    ),
  );
  expect(entries.length).toBeGreaterThan(5);
});
