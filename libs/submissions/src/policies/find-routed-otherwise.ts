import type { Tx } from '@countersign/database';

/** Waiting submissions that were routed under another policy, oldest first. */
export async function findRoutedOtherwise(tx: Tx, digest: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from submission where state = 'awaiting-review' and policy_digest <> $1 order by id limit $2`,
    [digest, limit],
  );
  return rows.map(({ id }) => id);
}
