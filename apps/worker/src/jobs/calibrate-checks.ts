import { workerActor } from '@countersign/access';
import { checks } from '@countersign/checks';
import { calibrateCheck, findLabelledChecks, readCalibrations } from '@countersign/reviews';
import type { WorkerContext } from '../worker-context.js';

/** Fits calibrations anew where people decided since; each in a transaction of its own. */
export async function calibrateChecks({ db, policy }: WorkerContext): Promise<void> {
  const versions = new Map([...checks.values()].map(({ name, version }) => [name, version]));
  const labelled = await db.read((tx) => findLabelledChecks(tx, versions));
  for (const check of labelled) await db.transaction((tx) => calibrateCheck(tx, workerActor, check, policy));
}

/** Takes over the calibrations that were fitted since, by this worker or another. */
export async function refreshCalibrations(context: WorkerContext): Promise<void> {
  context.calibrations = await context.db.read((tx) => readCalibrations(tx));
}
