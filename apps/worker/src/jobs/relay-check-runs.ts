import { takeCheckRuns } from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

const most = 500;

/** Hands committed, pending check runs to the queue in bulk, and again whatever the queue must have lost; answers whether more may wait. */
export async function relayCheckRuns({ db, checkQueue }: WorkerContext): Promise<boolean> {
  const ids = await db.transaction((tx) => takeCheckRuns(tx, most));
  if (ids.length > 0) await checkQueue.add(ids);
  return ids.length === most;
}
