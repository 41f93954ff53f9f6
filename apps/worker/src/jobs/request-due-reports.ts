import { workerActor } from '@countersign/access';
import { requestDueReports } from '@countersign/reports';
import type { WorkerContext } from '../worker-context.js';

/** Asks for the reports of schedules whose period is over; answers whether more may be due. */
export async function requestDueReportsJob({ db }: WorkerContext): Promise<boolean> {
  return db.transaction((tx) => requestDueReports(tx, workerActor));
}
