import { workerActor } from '@countersign/access';
import { periodStart } from '@countersign/policy';
import { removePreviews } from '@countersign/storage';
import { dropUnreferredImages } from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

/** How long an image waits for a submission that refers to it. */
const period = 'P1D';

/** Removes images that no submission refers to, with all copies, a day after they were sent. */
export async function removeImages(
  {
    blobs,
    config,
    db,
  }: Pick<WorkerContext, 'blobs' | 'db'> & { config: Pick<WorkerContext['config'], 'previewFolder'> },
  now = new Date(),
): Promise<void> {
  const remove = async (digest: string): Promise<void> => {
    await blobs.remove(digest);
    await removePreviews(config.previewFolder, digest);
  };
  const before = periodStart(now, period);
  while (await db.transaction((tx) => dropUnreferredImages(tx, workerActor, { period, before }, remove)));
}
