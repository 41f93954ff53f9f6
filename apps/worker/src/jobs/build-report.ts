import { workerActor } from '@countersign/access';
import { buildReport } from '@countersign/reports';
import type { WorkerContext } from '../worker-context.js';

/** The job `reports`: builds a report from a frozen state. Early ones, failed ones that are to be tried again and those of a worker that ended are handed over again by the relay. */
export async function buildReportJob(context: WorkerContext, id: string): Promise<void> {
  const { config, db, log, packs, policy, witnessPolicy: witnesses } = context;
  await buildReport(db, workerActor, id, { folder: config.reportFolder, log, packs, policy, witnesses });
}
