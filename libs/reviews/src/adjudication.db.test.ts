import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { Outcome } from '@countersign/contracts';
import { CoreFixture } from '@countersign/testing';
import { codeOf, outcomeOf, reviewActs } from '../test/review-acts.js';
import { decideReviews, getReceipt, getReview } from './index.js';
import { openDecisions } from './quality/blind/read-blind.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(20);
});
afterAll(() => core.close());

const { claim, claimed, decisionOn, decide } = reviewActs(() => core);
const lead = () => core.person([{ role: 'lead', system: null }]);
const say = async (by: PersonActor, id: string, outcome: Outcome) =>
  outcomeOf(await decide(by, await decisionOn(by, await claimed(by, id), outcome)));

/** An output that takes two people, approved by one and rejected by the other. */
async function disagreedOn() {
  const id = await core.waiting({ publicInterest: true });
  const [a, b] = [await core.person(), await core.person()];
  await say(a, id, 'approve');
  const second = await say(b, id, 'reject');
  return { id, a, b, second };
}

describe('a rejection after an approval', () => {
  it('goes to a lead who has not decided, and both opinions are shown to that lead only', async () => {
    const { id, a, b, second } = await disagreedOn();
    expect(second).toMatchObject({ submission: { state: 'awaiting-review' }, approvals: { given: 1, needed: 2 } });
    const [reviewer, chief] = [await core.person(), await lead()];
    expect(codeOf(await claim(reviewer, id))).toBe('forbidden');
    expect(codeOf(await claim(b, id))).toBe('already-decided');
    expect(codeOf(await claim(a, id))).toBe('already-approved');
    expect(await core.db.read((tx) => getReview(tx, reviewer, id, core.policy))).toMatchObject({ adjudicating: true });
    const seen = async (by: PersonActor) =>
      (await core.db.transaction((tx) => openDecisions(tx, by, id, core.policy))).map(({ outcome }) => outcome);
    expect(await seen(chief)).toEqual(['approve', 'reject']);
    expect(core.policy.reviewQuality.blind.otherReviewers).toBe('until-decided');
    expect(await seen(reviewer)).toEqual([]);
    expect(await seen(b)).toEqual(['reject']);
    const last = await say(chief, id, 'approve');
    expect(last).toMatchObject({ submission: { state: 'approved' }, approvals: { given: 2, needed: 2 } });
    expect((await core.db.read((tx) => getReceipt(tx, core.client, id))).split('.')).toHaveLength(3);
    expect(await seen(reviewer)).toEqual(['approve', 'reject', 'approve']);
  });

  it.each([
    ['reject', 'rejected'],
    ['request-changes', 'changes-requested'],
    ['escalate', 'awaiting-review'],
  ] as const)('and the lead says %s: %s', async (outcome, state) => {
    const { id } = await disagreedOn();
    expect((await say(await lead(), id, outcome))?.submission.state).toBe(state);
  });

  it('is not settled by a lead who took part in it', async () => {
    const id = await core.waiting({ publicInterest: true });
    const [a, chief] = [await core.person(), await lead()];
    await say(a, id, 'approve');
    await say(chief, id, 'reject');
    expect(codeOf(await claim(chief, id))).toBe('already-decided');
    expect(codeOf(await claim(await lead(), id))).toBeNull();
  });

  it('rejects at once where the policy says so', async () => {
    const id = await core.waiting({ publicInterest: true });
    const [a, b] = [await core.person(), await core.person()];
    await say(a, id, 'approve');
    const input = await decisionOn(b, await claimed(b, id), 'reject');
    const { riskRouting } = core.policy;
    const defaults = { ...riskRouting.defaults, adjudication: 'first-rejection-closes' as const };
    const policy = { ...core.policy, riskRouting: { ...riskRouting, defaults } };
    const [result] = await core.db.transaction((tx) =>
      decideReviews(tx, [{ actor: b, input }], { policy, signer: core.signer }),
    );
    expect(result && outcomeOf(result)?.submission.state).toBe('rejected');
  });

  it('is opened once: where a third approval is missing, the next lead settles it', async () => {
    const { id } = await disagreedOn();
    await core.db.transaction((tx) =>
      tx.execute('update review set approvals_needed = 3 where submission_id = $1', [id]),
    );
    const [one, other] = [await lead(), await lead()];
    expect(await say(one, id, 'approve')).toMatchObject({ submission: { state: 'awaiting-review' } });
    expect(codeOf(await claim(await core.person(), id))).toBe('forbidden');
    expect(await say(other, id, 'reject')).toMatchObject({ submission: { state: 'rejected' } });
  });

  it('is settled by one of two leads who claim it at once', async () => {
    const { id } = await disagreedOn();
    const leads = [await lead(), await lead()];
    const results = await Promise.all(leads.map((by) => claim(by, id)));
    expect(results.map(codeOf).toSorted()).toEqual(['already-claimed', null]);
  });
});
