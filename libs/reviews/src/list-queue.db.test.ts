import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import { pageOf, queueItem } from '@countersign/contracts';
import type { GroupResult } from '@countersign/submissions';
import { CoreFixture } from '@countersign/testing';
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
      const queueOf = async (by: PersonActor, query: QueueFilter) =>
        pageOf(queueItem).parse(JSON.parse(await fresh.db.read((tx) => listQueue(tx, by, query))));
      const [held] = await fresh.db.transaction((tx) => claimReviews(tx, [{ actor, input: { submission: ids[0] } }]));
      expect(codeOf(held as GroupResult<unknown>)).toBeNull();
      const items = (await queueOf(actor, { limit: 50 })).items;
      expect(items.filter(({ claimedByMe }) => claimedByMe).map(({ id }) => id)).toEqual([ids[0]]);
      expect(items[0]).toMatchObject({
        title: 'An answer',
        tier: 'high',
        approvals: { given: 0, needed: 2 },
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
      const summary = await fresh.db.read((tx) => summarizeQueue(tx, actor, null));
      expect(summary.queues.reduce((sum, queue) => sum + queue.waiting, 0)).toBe(3);
      const other = await fresh.person([{ role: 'reviewer', system: 'planner' }]);
      expect((await queueOf(other, { limit: 50 })).items).toEqual([]);
    } finally {
      await fresh.close();
    }
  });
});
