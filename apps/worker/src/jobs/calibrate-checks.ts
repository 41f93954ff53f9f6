import { workerActor } from '@countersign/access';
import { checks } from '@countersign/checks';
import { calibrateCheck, findLabelledChecks, readCalibrations } from '@countersign/reviews';
import type { WorkerContext } from '../worker-context.js';

/** Decisions of this long before the first round are looked at, so that nothing is missed while no worker ran. */
const firstMs = 7 * 86_400_000;
/** Rounds overlap by this much: a decision is stored with the time at which it began to be. */
const overlapMs = 60_000;

/** Fits calibrations anew where people decided since the last round; each in a transaction of its own. */
export async function calibrateChecks(context: WorkerContext): Promise<void> {
  const { db, policy } = context;
  const begun = Date.now();
  const since = new Date(context.calibratedAt?.getTime() ?? begun - firstMs);
  const versions = new Map([...checks.values()].map(({ name, version }) => [name, version]));
  const labelled = await db.read((tx) => findLabelledChecks(tx, versions, since));
  for (const check of labelled) await db.transaction((tx) => calibrateCheck(tx, workerActor, check, policy));
  context.calibratedAt = new Date(begun - overlapMs);
}

/** Takes over the calibrations that were fitted since, by this worker or another. */
export async function refreshCalibrations(context: WorkerContext): Promise<void> {
  context.calibrations = await context.db.read((tx) => readCalibrations(tx));
}
