import type { Tx } from '@countersign/database';
import { standingExceptionsOf } from '../exceptions/exception-row.js';

const otherwise = `select s.id from submission s where s.state = 'awaiting-review' and (s.policy_digest <> $1
  or s.system_id in (select e.system_id from policy_exception e where e.approved_at is not null)
    and s.facts -> 'exceptions' is distinct from ${standingExceptionsOf('s.system_id')})
order by s.id limit $2`;

/** Waiting submissions that were routed under another policy, or under other policy exceptions, oldest first. */
export async function findRoutedOtherwise(tx: Tx, digest: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(otherwise, [digest, limit]);
  return rows.map(({ id }) => id);
}
