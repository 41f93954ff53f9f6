import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { pageOf, queueItem, type DecisionInput, type QueueFlow } from '@countersign/contracts';
import { withdrawSubmission, type GroupRequest, type GroupResult } from '@countersign/submissions';
import { CoreFixture, must } from '@countersign/testing';
import { contestActs } from '../test/contest-acts.js';
import { codeOf, reviewActs } from '../test/review-acts.js';
import {
  askForFlow,
  claimReviews,
  holdReview,
  readQueueFlow,
  listQueue,
  reviewTasks,
  summarizeQueue,
  type QueueFilter,
} from './index.js';

describe('the queue', () => {
  it('pages without repeating or losing, and counts what is there', async () => {
    const fresh = await CoreFixture.open();
    try {
      const ids = [
        await fresh.waiting(),
        await fresh.waiting({ publicInterest: true }),
        await fresh.waiting(),
        await fresh.waiting(),
      ];
      const actor = await fresh.person();
      const pagesOf = async (requests: GroupRequest<QueueFilter>[]) =>
        (await fresh.db.read((tx) => listQueue(tx, requests, fresh.policy))).map((result) =>
          'answer' in result ? pageOf(queueItem).parse(JSON.parse(result.answer)) : null,
        );
      const queueOf = async (by: PersonActor, query: QueueFilter) =>
        must((await pagesOf([{ actor: by, input: query }]))[0]);
      const [held] = await fresh.db.transaction((tx) => claimReviews(tx, [{ actor, input: { submission: ids[0] } }]));
      expect(codeOf(held as GroupResult<unknown>)).toBeNull();
      const items = (await queueOf(actor, { limit: 50 })).items;
      expect(items.filter(({ claimedByMe }) => claimedByMe).map(({ id }) => id)).toEqual([ids[0]]);
      expect(items[0]).toMatchObject({
        title: 'An answer',
        tier: 'high',
        // Who may still decide is not told how many have approved.
        approvals: { given: null, needed: 2 },
        findings: { info: 0 },
      });
      const untouched = { claimed: false, claimedByMe: false, assigned: false, assignedToMe: false, heldUntil: null };
      expect(items.filter(({ id }) => id !== ids[0])).toHaveLength(3);
      for (const item of items.filter(({ id }) => id !== ids[0])) {
        const needed = item.id === ids[1] ? 2 : 1;
        const rest = { escalated: false, adjudicating: false, contested: false, skips: 0 };
        expect(item).toMatchObject({ ...untouched, ...rest, approvals: { given: null, needed } });
      }
      const officer = await fresh.person([{ role: 'compliance', system: null }]);
      // An item is written the same way member by member, as it is once somebody has touched it.
      const written = async () => (await queueOf(officer, { limit: 50 })).items.filter(({ id }) => id === ids[2]);
      const before = await written();
      expect(before).toMatchObject([{ ...untouched, approvals: { given: 0, needed: 1 } }]);
      await fresh.db.transaction((tx) => tx.execute('update review set skips = 1 where submission_id = $1', [ids[2]]));
      expect(await written()).toEqual([{ ...before[0], skips: 1 }]);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await queueOf(actor, { limit: 2, after });
        seen.push(...page.items.map((item) => item.id));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen[0]).toBe(ids[1]);
      expect([...seen].sort()).toEqual([...ids].sort());
      const summary = await fresh.db.read((tx) => summarizeQueue(tx, actor, null, fresh.policy));
      expect(summary.queues.reduce((sum, queue) => sum + queue.waiting, 0)).toBe(3);
      expect(summary).toMatchObject({ mineToday: 0, mineByHour: [] });
      const other = await fresh.person([{ role: 'reviewer', system: 'planner' }]);
      expect((await queueOf(other, { limit: 50 })).items).toEqual([]);
      // Pages that are asked for together are those that each would get alone.
      const key = await fresh.key(['submit']);
      const asked: GroupRequest<QueueFilter>[] = [
        { actor, input: { limit: 1 } },
        { actor: other, input: { limit: 50 } },
        { actor: await fresh.person(), input: { limit: 50, after: (await queueOf(actor, { limit: 1 })).next ?? '' } },
        { actor, input: { limit: 50, after: 'nothing' } },
        { actor: key, input: { limit: 50 } },
        { actor, input: { limit: 3, tier: 'high' } },
        { actor, input: { limit: 2 } },
      ];
      const together = await fresh.db.read((tx) => listQueue(tx, asked, fresh.policy));
      for (const [place, one] of asked.entries()) {
        expect(together[place]).toEqual((await fresh.db.read((tx) => listQueue(tx, [one], fresh.policy)))[0]);
      }
      expect(together.map((result) => ('refusal' in result ? codeOf(result) : 'answered'))).toEqual([
        'answered',
        'answered',
        'answered',
        'invalid-query',
        'forbidden',
        'answered',
        'answered',
      ]);
    } finally {
      await fresh.close();
    }
  });
});

describe('claims and holds whose time is up', () => {
  it('are nobody’s, in counts as in the list, before a worker puts the reviews back', async () => {
    const core = await CoreFixture.open();
    try {
      const [claimed, held] = [await core.waiting(), await core.waiting()];
      const [actor, lead] = [await core.person(), await core.person([{ role: 'lead', system: null }])];
      const until = new Date(Date.now() + 60_000).toISOString();
      await core.db.transaction((tx) => claimReviews(tx, [{ actor, input: { submission: claimed } }]));
      await core.db.transaction((tx) => holdReview(tx, lead, { submission: held, reason: 'wait for terms', until }));
      const seen = (view: QueueFilter['view'], at: Date) =>
        core.db.read(async (tx) => {
          const { queues } = await summarizeQueue(tx, lead, null, core.policy, at);
          const sum = (of: 'waiting' | 'claimed' | 'held') => queues.reduce((all, queue) => all + queue[of], 0);
          const [result] = await listQueue(tx, [{ actor: lead, input: { limit: 50, view } }], core.policy, at);
          const { items } = pageOf(queueItem).parse(JSON.parse(result && 'answer' in result ? result.answer : '{}'));
          return {
            counted: { waiting: sum('waiting'), claimed: sum('claimed'), held: sum('held') },
            listed: items.map(({ id, claimed: isClaimed, heldUntil }) => [id, isClaimed, heldUntil !== null]),
          };
        });
      const [now, later] = [new Date(), new Date(Date.now() + 86_400_000)];
      expect(await seen(undefined, now)).toEqual({
        counted: { waiting: 0, claimed: 1, held: 1 },
        listed: [
          [claimed, true, false],
          [held, false, true],
        ],
      });
      expect((await seen('held', now)).listed).toHaveLength(1);
      expect(await seen(undefined, later)).toEqual({
        counted: { waiting: 2, claimed: 0, held: 0 },
        listed: [
          [claimed, false, false],
          [held, false, false],
        ],
      });
      expect((await seen('held', later)).listed).toEqual([]);
    } finally {
      await core.close();
    }
  });
});

describe('the day of a reviewer', () => {
  it('is told to them alone, by hour and outcome, and no longer than a day', async () => {
    const core = await CoreFixture.open();
    try {
      const { claimed, decisionOn, decide } = reviewActs(() => core);
      const [actor, other] = [await core.person(), await core.person()];
      const say = async (by: PersonActor, outcome: DecisionInput['outcome']) =>
        decide(by, await decisionOn(by, await claimed(by, await core.waiting()), outcome));
      for (const outcome of ['approve', 'approve', 'request-changes', 'reject'] as const) await say(actor, outcome);
      await say(other, 'reject');
      const since = (hours: number, by = actor) =>
        core.db.read((tx) => summarizeQueue(tx, by, new Date(Date.now() - hours * 3_600_000), core.policy));
      const none = { approve: 0, 'request-changes': 0, reject: 0, escalate: 0 };
      expect(await since(2.5)).toMatchObject({
        decidedToday: 5,
        mineToday: 4,
        mineByHour: [{ ...none, hour: 2, approve: 2, 'request-changes': 1, reject: 1 }],
      });
      expect((await since(24.5, other)).mineByHour).toEqual([{ ...none, hour: 24, reject: 1 }]);
      expect(await since(26)).toMatchObject({ mineToday: 4, mineByHour: [] });
      expect((await since(-1)).mineByHour).toEqual([]);
    } finally {
      await core.close();
    }
  });
});

describe('the flow of the queue', () => {
  it('says by day what came in, was settled and came too late, how old what waits is, and how often people disagreed', async () => {
    const core = await CoreFixture.open();
    try {
      const { claimed, decisionOn, decide } = reviewActs(() => core);
      const lead = await core.person([{ role: 'lead', system: null }]);
      const reviewer = await core.person();
      // At tier high a review is due after four hours, and two people approve.
      const [late, other] = [
        await core.waiting({ publicInterest: true }),
        await core.waiting({ publicInterest: true }),
      ];
      await core.waiting();
      const settle = async (by: PersonActor, id: string, outcome: DecisionInput['outcome'], at = new Date()) =>
        must(codeOf(await decide(by, await decisionOn(by, await claimed(by, id), outcome), at)) ?? 'decided');
      await settle(reviewer, late, 'approve');
      await settle(lead, late, 'approve');
      await settle(reviewer, other, 'approve');
      await settle(lead, other, 'reject');
      const flowAt = (actor: PersonActor, hours: number, days = 3) =>
        core.db.read((tx) =>
          readQueueFlow(
            tx,
            askForFlow(actor, { days, timeZone: 'Asia/Taipei' }),
            new Date(Date.now() + hours * 3_600_000),
          ),
        );
      const totals = ({ days }: QueueFlow) =>
        (['arrived', 'decided', 'breached'] as const).map((kind) => days.reduce((sum, one) => sum + one[kind], 0));
      const now = await flowAt(lead, 0.01);
      expect(totals(now)).toEqual([3, 1, 0]);
      expect(now.days.map(({ day }) => day)).toHaveLength(3);
      expect(now.days.at(-1)?.day).toBe(
        new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Taipei' }).format(Date.now() + 36_000),
      );
      expect(now.days.at(-1)?.arrived).toBe(3);
      // One decided on alike, and one on which a lead who has not decided is to settle the disagreement.
      expect(now.disagreement).toEqual({ hits: 0, of: 1, share: null });
      expect([now.secondReviews, now.forecast]).toEqual([{ hits: 0, of: 0, share: null }, null]);
      const chief = await core.person([{ role: 'lead', system: null }]);
      await settle(chief, other, 'reject');
      const then = await flowAt(lead, 30);
      expect(then.disagreement).toEqual({ hits: 1, of: 2, share: null });
      expect(then.waiting.flatMap(({ byAge }) => byAge)).toEqual([0, 0, 0, 0, 1, 0]);
      expect(totals(await flowAt(lead, 100, 6))).toEqual([3, 2, 1]);
      expect(totals(await flowAt(await core.person([{ role: 'lead', system: 'planner' }]), 1))).toEqual([0, 0, 0]);
      await expect(flowAt(reviewer, 1)).rejects.toMatchObject({ code: 'forbidden' });
      // After two whole weeks there is something to go by: three on one weekday, and none on the others.
      const { forecast } = await flowAt(lead, 14 * 24, 1);
      expect([forecast?.weeks, forecast?.days.map(({ expected }) => expected).toSorted()]).toEqual([
        2,
        [0, 0, 0, 0, 0, 0, 1.5],
      ]);
      expect((await flowAt(lead, 13 * 24, 1)).forecast).toBeNull();
      // A rejection that was overturned is no word on what the round after it decided.
      const anew = await core.waiting({ publicInterest: true });
      await settle(reviewer, anew, 'reject');
      await contestActs(() => core).overturn(anew);
      for (const by of [lead, chief]) await settle(by, anew, 'approve');
      expect((await flowAt(lead, 1)).disagreement).toEqual({ hits: 1, of: 3, share: null });
      // Who asks for changes to what another approved disagrees, and settles it.
      const changed = await core.waiting({ publicInterest: true });
      await settle(reviewer, changed, 'approve');
      expect((await flowAt(lead, 1)).disagreement).toEqual({ hits: 1, of: 3, share: null });
      await settle(lead, changed, 'request-changes');
      const counted = await flowAt(lead, 1);
      expect(counted.disagreement).toEqual({ hits: 2, of: 4, share: null });
      // And did so also if the output is taken back after that; one that is taken back while it waits was not settled.
      const waiting = await core.waiting({ publicInterest: true });
      await settle(reviewer, waiting, 'approve');
      for (const id of [changed, waiting]) {
        await core.db.transaction((tx) => withdrawSubmission(tx, core.client, id, reviewTasks));
      }
      const after = await flowAt(lead, 1);
      expect(after.disagreement).toEqual({ hits: 2, of: 4, share: null });
      expect(totals(after)[1]).toBe(totals(counted)[1]);
    } finally {
      await core.close();
    }
  });
});
