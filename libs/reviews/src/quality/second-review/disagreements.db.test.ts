import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { DisagreementAnswer, Outcome } from '@countersign/contracts';
import { getSubmission, withdrawSubmission } from '@countersign/submissions';
import { CoreFixture } from '@countersign/testing';
import { contestActs } from '../../../test/contest-acts.js';
import { reviewActs } from '../../../test/review-acts.js';
import { secondReviewActs } from '../../../test/second-review-acts.js';
import { answerDisagreement, listDisagreements, listSecondReviews, Lots, reviewTasks } from '../../index.js';

let core: CoreFixture;
let lead: PersonActor;
let officer: PersonActor;
beforeAll(async () => {
  core = await CoreFixture.open(20);
  lead = await core.person([{ role: 'lead', system: null }]);
  officer = await core.person([{ role: 'compliance', system: null }]);
});
afterAll(() => core.close());
const { claimed, decisionOn, decide } = reviewActs(() => core);
const { decided, reviewAgain } = secondReviewActs(() => core, new Lots(generateKeyPairSync('ed25519').privateKey));

/** A second review that rejects what was approved. */
async function disagreement(title = 'contested', by?: PersonActor) {
  const original = await decided('approve', { title });
  const { repeat } = await reviewAgain(original, 'reject', by);
  return { original, repeat };
}
const list = (actor: PersonActor, page: { limit: number; after?: string } = { limit: 50 }) =>
  core.db.transaction((tx) => listDisagreements(tx, actor, page));
const answer = (id: string, said: DisagreementAnswer, by = lead) =>
  core.db.transaction((tx) => answerDisagreement(tx, by, { id, answer: said }));

describe('disagreements', () => {
  it('list second reviews that ended otherwise, newest first, and who decided to leads only', async () => {
    await reviewAgain(await decided('approve', { title: 'alike' }), 'approve');
    const [first, second] = [await disagreement('one'), await disagreement('two')];
    const { items } = await list(lead);
    expect(items.map(({ id }) => id)).toEqual([second.repeat, first.repeat]);
    expect(items[0]).toMatchObject({
      submission: second.original,
      title: 'two',
      system: 'answers',
      state: 'approved',
      first: { state: 'approved', decisions: [{ outcome: 'approve', person: { name: expect.any(String) } }] },
      second: { state: 'rejected', decisions: [{ outcome: 'reject', person: { name: expect.any(String) } }] },
      answer: null,
    });
    expect(JSON.stringify((await list(officer)).items)).not.toMatch(/Person \d/);
    // Who was told names has read how people review, and that is recorded.
    const readers = await core.db.read((tx) =>
      tx.query<{ actor: string }>(
        `select e.actor from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.action = 'personal-data.read' and p.payload ->> 'what' = 'reviewers-quality'`,
      ),
    );
    expect(readers).toEqual([{ actor: lead.pseudonym }]);
    const page = await list(lead, { limit: 1 });
    expect(page.items).toHaveLength(1);
    const rest = await list(lead, { limit: 1, after: page.next ?? '' });
    expect([rest.items[0]?.id, rest.next]).toEqual([first.repeat, null]);
    expect((await list(await core.person([{ role: 'lead', system: 'planner' }]))).items).toEqual([]);
    await expect(list(await core.person())).rejects.toMatchObject({ code: 'forbidden' });
    const { strata } = await core.db.read((tx) => listSecondReviews(tx, officer));
    expect(strata).toEqual([expect.objectContaining({ outcome: 'approved', seen: 3, reviewed: 3, differ: 2 })]);
  });

  it('are answered once, also when two leads do, and no answer changes the output', async () => {
    const { original, repeat } = await disagreement();
    const other = await core.person([{ role: 'lead', system: 'answers' }]);
    const raced = await Promise.allSettled([answer(repeat, 'contest'), answer(repeat, 'upheld', other)]);
    expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = raced.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'conflict' });
    const entries = await core.db.read((tx) =>
      tx.query<{ payload: object }>(
        `select p.payload from audit_entry e join audit_payload p on p.entry_id = e.id
         where e.action = 'second-review.answered' and p.payload->>'repeat' = $1`,
        [repeat],
      ),
    );
    expect(entries).toHaveLength(1);
    expect((await core.db.read((tx) => getSubmission(tx, core.client, original, 'en'))).state).toBe('approved');
    const told = (await list(officer)).items.find(({ id }) => id === repeat);
    expect(told?.answer).toMatchObject({ answer: expect.stringMatching(/contest|upheld/), person: null });
    await expect(
      core.db.transaction((tx) => tx.execute(`update disagreement_answer set answer = 'upheld'`)),
    ).rejects.toThrow(/denied|stay as they are/);
  });

  it('are answered by leads of the AI system who took no part', async () => {
    const { repeat } = await disagreement('apart', lead);
    await expect(answer(repeat, 'upheld')).rejects.toMatchObject({ code: 'separation-of-duties' });
    await expect(answer(repeat, 'upheld', officer)).rejects.toMatchObject({ code: 'forbidden' });
    const planner = await core.person([{ role: 'lead', system: 'planner' }]);
    await expect(answer(repeat, 'upheld', planner)).rejects.toMatchObject({ code: 'not-found' });
    const { repeat: agreed } = await reviewAgain(await decided('reject'), 'reject');
    await expect(answer(agreed, 'upheld')).rejects.toMatchObject({ code: 'not-found' });
    const other = await core.person([{ role: 'lead', system: null }]);
    expect(await answer(repeat, 'contest', other)).toMatchObject({ answer: { answer: 'contest' } });
  });

  it('list outputs that somebody rejected, or asked for changes to, after another had approved, once they are settled', async () => {
    const listed = async (by = lead) => (await list(by)).items.filter(({ kind }) => kind === 'review');
    const say = async (id: string, outcome: Outcome, by?: PersonActor) => {
      const actor = by ?? (await core.person());
      return decide(actor, await decisionOn(actor, await claimed(actor, id), outcome));
    };
    const paired = (title: string) => core.waiting({ title, publicInterest: true });

    const changed = await paired('one approved, one asked for changes');
    await say(changed, 'approve');
    expect(await listed()).toEqual([]);
    await say(changed, 'request-changes');
    expect((await core.db.read((tx) => getSubmission(tx, core.client, changed, 'en'))).state).toBe('changes-requested');
    const person = expect.objectContaining({ name: expect.any(String) });
    expect(await listed()).toEqual([
      expect.objectContaining({
        submission: changed,
        state: 'changes-requested',
        first: expect.objectContaining({ decisions: [expect.objectContaining({ outcome: 'approve', person })] }),
        second: expect.objectContaining({
          state: 'changes-requested',
          decisions: [expect.objectContaining({ outcome: 'request-changes', person })],
        }),
        answer: null,
      }),
    ]);

    const rejected = await paired('one approved, one rejected');
    await say(rejected, 'approve');
    await say(rejected, 'reject');
    // Leads who have not decided are still to settle it.
    expect(await listed()).toHaveLength(1);
    await say(rejected, 'reject', await core.person([{ role: 'lead', system: null }]));
    const [newest] = await listed();
    expect(newest).toMatchObject({
      submission: rejected,
      first: { decisions: [{ outcome: 'approve' }] },
      second: { state: 'rejected', decisions: [{ outcome: 'reject' }, { outcome: 'reject' }] },
    });

    // Whoever handed an output in may take it back after changes were asked for: people disagreed on it all the same. Before, nothing was settled.
    const withdraw = (id: string) => core.db.transaction((tx) => withdrawSubmission(tx, core.client, id, reviewTasks));
    await withdraw(changed);
    const openStill = await paired('withdrawn before a lead settled it');
    for (const outcome of ['approve', 'reject'] as const) await say(openStill, outcome);
    await withdraw(openStill);
    expect(await listed()).toEqual([
      newest,
      expect.objectContaining({
        submission: changed,
        state: 'withdrawn',
        second: expect.objectContaining({ state: 'changes-requested' }),
      }),
    ]);

    const alike = await paired('alike');
    for (const outcome of ['approve', 'approve'] as const) await say(alike, outcome);
    const alone = await paired('asked for changes at once');
    await say(alone, 'request-changes');
    const anew = await paired('overturned');
    await say(anew, 'reject');
    await contestActs(() => core).overturn(anew);
    for (const outcome of ['approve', 'approve'] as const) await say(anew, outcome);
    expect((await listed()).map(({ submission }) => submission)).toEqual([rejected, changed]);

    expect(JSON.stringify(await listed(officer))).not.toMatch(/Person \d/);
    expect(await listed(await core.person([{ role: 'lead', system: 'planner' }]))).toEqual([]);
    await expect(answer(newest?.id ?? '', 'upheld')).rejects.toMatchObject({ code: 'not-found' });
    // One by one they are as they are together, whichever kind comes next.
    const all = (await list(lead)).items.map(({ id }) => id);
    const singly: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await list(lead, { limit: 1, ...(after === undefined ? {} : { after }) });
      singly.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(singly).toEqual(all);
  });
});
