import type { Tx } from '@countersign/database';
import { silentAfterSeconds, workerIsSilent } from './start-check-run.js';

/** A job that was added and not finished is added again after this long: the queue may have been lost. */
export const lostAfterSeconds = 30;

/** A check run that is to be handed over. */
export interface TakenCheckRun {
  id: string;
  check: string;
}

/**
 * Takes check runs that wait to be handed to the job queue, that the queue must have lost, or whose worker fell silent, and notes that they were.
 * Only a notice to machines: no act, so no audit entry.
 */
export async function takeCheckRuns(tx: Tx, limit: number, now = new Date()): Promise<TakenCheckRun[]> {
  const lost = new Date(now.getTime() - lostAfterSeconds * 1000);
  return tx.query<TakenCheckRun>(
    `update check_run set enqueued_at = $1 where id = any(array(
       select r.id from check_run r
       where r.state in ('pending', 'running') and (
         ((r.enqueued_at is null or r.enqueued_at < $2) and (r.lease_until is null or r.lease_until < $1))
         or (r.state = 'running' and r.enqueued_at < $1::timestamptz - interval '${silentAfterSeconds} seconds'
           and ${workerIsSilent('$1')}))
       order by r.enqueued_at nulls first, r.id limit $3 for update of r skip locked))
     returning id, check_name as check`,
    [now, lost, limit],
  );
}

/** Undoes the notice for check runs that the queue did not take, so that the next round hands them over. */
export async function returnCheckRuns(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.execute(`update check_run set enqueued_at = null where id = any($1) and state = 'pending'`, [ids]);
}
