import { releaseExpiredClaims } from '@countersign/reviews';
import type { WorkerContext } from '../worker-context.js';

/** Puts reviews whose claim ran out back into the queue. */
export async function releaseClaims({ db }: WorkerContext): Promise<boolean> {
  return (await db.transaction((tx) => releaseExpiredClaims(tx))) === 500;
}
