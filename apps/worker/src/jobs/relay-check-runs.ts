import { returnCheckRuns, takeCheckRuns } from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

const most = 500;

/** Hands committed, pending check runs to the queue in bulk, and again whatever the queue must have lost; answers whether more may wait. */
export async function relayCheckRuns({ db, checkQueue }: WorkerContext): Promise<boolean> {
  const ids = await db.transaction((tx) => takeCheckRuns(tx, most));
  if (ids.length === 0) return false;
  try {
    await checkQueue.add(ids);
  } catch (error) {
    await db.transaction((tx) => returnCheckRuns(tx, ids));
    throw error;
  }
  return ids.length === most;
}
