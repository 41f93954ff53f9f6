import type { Tx } from '@countersign/database';
import { standingExceptions } from '../exceptions/exception-row.js';

const otherwise = `
with standing as materialized (${standingExceptions})
select s.id from submission s left join standing x on x.system_id = s.system_id
where s.state = 'awaiting-review' and s.id > $2 and (s.policy_digest <> $1
  or x.system_id is not null and s.facts -> 'exceptions' is distinct from x.exceptions)
order by s.id limit $3`;

/** Waiting submissions that were routed under another policy, or under other policy exceptions, oldest first; those after one of them. */
export async function findRoutedOtherwise(
  tx: Tx,
  digest: string,
  { limit, after = '00000000-0000-0000-0000-000000000000' }: { limit: number; after?: string | undefined },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(otherwise, [digest, after, limit]);
  return rows.map(({ id }) => id);
}
