import { workerActor } from '@countersign/access';
import { enterSecondReviews } from '@countersign/reviews';
import type { WorkerContext } from '../worker-context.js';

/** Draws decided outputs for a second review, and puts those whose time has come into the queue. */
export async function reviewAgain({ db, policy, lots }: WorkerContext): Promise<void> {
  await db.transaction((tx) => enterSecondReviews(tx, workerActor, { policy, lots }));
}
