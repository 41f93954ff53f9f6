import { workerActor } from '@countersign/access';
import { enterGoldItems } from '@countersign/reviews';
import type { WorkerContext } from '../worker-context.js';

/** Mixes gold items into the queue where true outputs drew them since. */
export async function enterGold({ db, policy, lots }: WorkerContext): Promise<void> {
  await db.transaction((tx) => enterGoldItems(tx, workerActor, { policy, lots }));
}
