import { workerActor } from '@countersign/access';
import { periodStart } from '@countersign/policy';
import { removePreviews } from '@countersign/storage';
import { dropMarkedImages, markUnreferredImages } from '@countersign/submissions';
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
  // Marked first, in a transaction of its own: bytes that are gone when the second one fails are those of images that nothing can refer to.
  while (await db.transaction((tx) => markUnreferredImages(tx, before)));
  while ((await db.transaction((tx) => dropMarkedImages(tx, workerActor, { period, before }, remove))) > 0);
}
