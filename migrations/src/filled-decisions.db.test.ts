import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CoreFixture } from '@countersign/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { DecisionsTogether1764399700000 } from './1764399700000-decisions-together.js';
import { ReadingsOfReviews1764399710000 } from './1764399710000-readings-of-reviews.js';
import { DecisionsAfterApprovals1764399800000 } from './1764399800000-decisions-after-approvals.js';

let core: CoreFixture;
let client: pg.Client;
let runner: QueryRunner;
beforeAll(async () => {
  core = await CoreFixture.open();
  client = new pg.Client({ connectionString: core.test.superuserUrl });
  await client.connect();
  runner = {
    query: async (sql: string, values?: unknown[]) => (await client.query(sql, values)).rows,
  } as unknown as QueryRunner;
});
afterAll(async () => {
  await client.end();
  await core.close();
});

const decide = `
insert into decision (id, submission_id, version, claim_id, person_id, role, outcome, counted, reasons, content_digest, policy_digest,
  facts_digest, facts, claimed_at, entry_id, leaf_hash, created_at, routing, together)
select $1, s.id, 1, gen_random_uuid(), (select id from person limit 1), 'reviewer', $3, true, '[]', 'x', 'x', 'x', '{}', now(), $1, '', now(), '{}', $4
from submission s where s.id = $2`;
const nth = (n: number) => `01a20c4c-9cb8-7209-96cb-00000000000${n}`;

it('what was decided before is told after an approval and together with others, in databases that are not empty', async () => {
  const id = await core.waiting();
  await core.person();
  for (const [n, outcome, together] of [
    [1, 'reject', null],
    [2, 'approve', 12],
    [3, 'reject', null],
    [4, 'escalate', null],
  ] as const) {
    await client.query(decide, [nth(n), id, outcome, together]);
    const payload = JSON.stringify(together === null ? {} : { together });
    await client.query(`insert into audit_payload (entry_id, payload, salt) values ($1, $2, '')`, [nth(n), payload]);
  }
  for (const migration of [new DecisionsAfterApprovals1764399800000(), new DecisionsTogether1764399700000()]) {
    await migration.down(runner);
    await migration.up(runner);
  }
  const { rows } = await client.query<{ id: string; after_approval: boolean; together: number | null }>(
    'select id, after_approval, together from decision order by id',
  );
  expect(rows).toEqual([
    { id: nth(1), after_approval: false, together: null },
    { id: nth(2), after_approval: false, together: 12 },
    { id: nth(3), after_approval: true, together: null },
    { id: nth(4), after_approval: false, together: null },
  ]);
  // Decisions are kept from changes as before.
  await expect(client.query('update decision set together = 1')).rejects.toThrow('append-only');
});

it('what waits is given to who reads its script', async () => {
  const id = await core.waiting();
  await client.query(`update review set language = 'ZH-tw' where submission_id = $1`, [id]);
  const migration = new ReadingsOfReviews1764399710000();
  await migration.down(runner);
  await migration.up(runner);
  const { rows } = await client.query<{ reading: string }>('select reading from review where submission_id = $1', [id]);
  expect(rows).toEqual([{ reading: 'zh-Hant' }]);
});
