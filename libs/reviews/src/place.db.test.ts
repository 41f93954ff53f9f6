import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CoreFixture } from '@countersign/testing';
import fc from 'fast-check';
import { placeSql } from './place.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const places = `
select ${placeSql('item.priority', 'item.since', '$2')}::text as place
from jsonb_to_recordset($1::jsonb) as item(priority int, since timestamptz, n int) order by n`;

const review = fc.record({
  priority: fc.integer({ min: 0, max: 100 }),
  since: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2031, 0) }),
});

describe('the place in the queue', () => {
  it('orders as the priority in force does, at any time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(review, { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 10 * 365 * 86_400_000 }),
        async (reviews, pointsPerHour, wait) => {
          const items = reviews.map(({ priority, since }, n) => ({
            priority,
            since: new Date(since).toISOString(),
            n,
          }));
          const rows = await core.db.read((tx) =>
            tx.query<{ place: string }>(places, [JSON.stringify(items), pointsPerHour]),
          );
          const now = Math.max(...reviews.map(({ since }) => since)) + wait;
          // In thousandths of a point and hour, so that it stays exact.
          const aged = reviews.map(
            ({ priority, since }) => BigInt(priority) * 3_600_000n + BigInt(pointsPerHour) * BigInt(now - since),
          );
          for (const [i, a] of aged.entries()) {
            for (const [j, b] of aged.entries()) {
              const [placeA, placeB] = [BigInt(rows[i]?.place ?? ''), BigInt(rows[j]?.place ?? '')];
              expect(placeA < placeB).toBe(a > b);
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('lets what has waited pass what is more urgent and newer', async () => {
    const old = { n: 0, priority: 20, since: '2026-01-01T00:00:00Z' };
    const fresh = { n: 1, priority: 80, since: '2026-01-02T07:00:00Z' };
    const at = async (rate: number) => {
      const rows = await core.db.read((tx) =>
        tx.query<{ place: string }>(places, [JSON.stringify([old, fresh]), rate]),
      );
      return rows.map(({ place }) => Number(place));
    };
    const [oldAged = 0, freshAged = 0] = await at(2);
    expect(oldAged).toBeLessThan(freshAged);
    const [oldStill = 0, freshStill = 0] = await at(0);
    expect(oldStill).toBeGreaterThan(freshStill);
  });
});
