import { raiseAlarms } from '@countersign/reviews';
import type { WorkerContext } from '../worker-context.js';

/** Tells of reviews whose time is nearly up or past. */
export async function raiseDueAlarms({ db }: WorkerContext): Promise<boolean> {
  return (await db.transaction((tx) => raiseAlarms(tx))) === 500;
}
