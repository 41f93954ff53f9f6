import { takeReports } from '@countersign/reports';
import type { WorkerContext } from '../worker-context.js';

const most = 20;

/** Hands reports that were asked for to the queue, and again those that were not finished; answers whether more may wait. */
export async function relayReports({ db, reportQueue }: WorkerContext): Promise<boolean> {
  const ids = await db.transaction((tx) => takeReports(tx, most));
  if (ids.length > 0) await reportQueue.add(ids);
  return ids.length === most;
}
