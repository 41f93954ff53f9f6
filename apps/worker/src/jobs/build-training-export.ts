import { workerActor } from '@countersign/access';
import { buildTrainingExport, removeTrainingFiles } from '@countersign/reports';
import type { WorkerContext } from '../worker-context.js';

/** Builds the training export that waits longest; answers whether there was one. */
export function buildTrainingExportJob({ db, config, policy }: WorkerContext, signal: AbortSignal): Promise<boolean> {
  const context = { folder: config.reportFolder, policyDigest: policy.digest, signal };
  return buildTrainingExport(db, workerActor, context);
}

/** Removes files of training exports whose time is over, or whose AI systems consent no more. */
export async function removeTrainingFilesJob({ db, config }: WorkerContext): Promise<void> {
  await removeTrainingFiles(db, workerActor, config.reportFolder);
}
