import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { pageOf, queueItem } from '@countersign/contracts';
import type { GroupRequest, GroupResult } from '@countersign/submissions';
import { CoreFixture, must } from '@countersign/testing';
import { codeOf } from '../test/review-acts.js';
import { claimReviews, listQueue, summarizeQueue, type QueueFilter } from './index.js';

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
