import type { Tx } from '@countersign/database';
import { leaseSeconds } from './back-test-row.js';

/** Says how far a back-test has come, and that its worker lives. */
export async function noteBackTestProgress(tx: Tx, id: string, done: number, now = new Date()): Promise<void> {
  await tx.execute(
    `update policy_back_test set progress = $2, lease_until = $3::timestamptz + interval '${leaseSeconds} seconds'
     where id = $1 and state = 'running'`,
    [id, done, now],
  );
}
