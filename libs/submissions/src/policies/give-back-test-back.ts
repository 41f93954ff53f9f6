import type { Tx } from '@countersign/database';

/** Gives a back-test back whose worker stops, so that another takes it at once. */
export async function giveBackTestBack(tx: Tx, id: string): Promise<void> {
  await tx.execute(
    `update policy_back_test set state = 'waiting', progress = 0, lease_until = null where id = $1 and state = 'running'`,
    [id],
  );
}
