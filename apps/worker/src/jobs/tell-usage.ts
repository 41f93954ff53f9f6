import { addUsage } from '@countersign/jobs';
import type { WorkerContext } from '../worker-context.js';

/** Adds what this worker's checks took since the last time to the sums of the day. */
export async function tellUsage({ db, usage }: WorkerContext): Promise<void> {
  const sums = usage.take();
  if (sums.length === 0) return;
  try {
    await db.transaction((tx) => addUsage(tx, sums));
  } catch (error) {
    usage.restore(sums);
    throw error;
  }
}
