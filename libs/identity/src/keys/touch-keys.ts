import type { Tx } from '@countersign/database';

// Rows are locked in the order of their ids, so that processes that note the same keys do not deadlock.
const touch = `with used as (
  select id from api_key
  where id = any($1::uuid[]) and (last_used_at is null or last_used_at < $2::timestamptz)
  order by id for no key update
)
update api_key set last_used_at = $2 from used where api_key.id = used.id`;

/** Notes that these API keys were used at `now`, in one statement; a later note stays. */
export async function touchKeys(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0) await tx.execute(touch, [ids, now]);
}
