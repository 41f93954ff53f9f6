import type { Tx } from '@countersign/database';
import { backTestColumns, leaseSeconds, type BackTestRow } from './back-test-row.js';

const take = `update policy_back_test set state = 'running', progress = 0, lease_until = $1::timestamptz + interval '${leaseSeconds} seconds'
where id = (select id from policy_back_test where state = 'waiting' or (state = 'running' and lease_until < $1)
  order by requested_at, id limit 1 for update skip locked)
returning ${backTestColumns}`;

/** Takes a back-test that waits, or whose worker fell silent. Work for machines: no act, so no audit entry. */
export async function takeBackTest(tx: Tx, now = new Date()): Promise<BackTestRow | null> {
  const [row] = await tx.query<BackTestRow>(take, [now]);
  return row ?? null;
}
