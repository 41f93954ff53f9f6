import { releaseLostAssignments } from '@countersign/reviews';
import type { WorkerContext } from '../worker-context.js';

/** Gives back to all what is kept for somebody who cannot take it any more. */
export async function releaseAssignments({ db, policy }: WorkerContext): Promise<void> {
  await db.transaction((tx) => releaseLostAssignments(tx, policy.roles));
}
