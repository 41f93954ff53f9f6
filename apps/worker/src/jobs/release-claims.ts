import { forgetEndedSnoozes, forgetPresence, releaseEndedHolds, releaseExpiredClaims } from '@countersign/reviews';
import type { WorkerContext } from '../worker-context.js';

/** Puts reviews whose claim ran out or whose hold has ended back into the queue, and forgets who looked at one. */
export async function releaseClaims({ db }: WorkerContext): Promise<boolean> {
  const expired = await db.transaction((tx) => releaseExpiredClaims(tx));
  const ended = await db.transaction((tx) => releaseEndedHolds(tx));
  await db.transaction((tx) => forgetEndedSnoozes(tx));
  await db.transaction((tx) => forgetPresence(tx));
  return expired === 500 || ended === 500;
}
