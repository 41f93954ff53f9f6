import { workerActor } from '@countersign/access';
import { recordVerification, verifiedSize, verifyLog } from '@countersign/audit';
import type { WorkerContext } from '../worker-context.js';

/** Verifies what was sealed since the last good verification, or all of it, and records the result; an alarm is its own log line. */
export async function verifyLogJob({ db, log, logger }: WorkerContext, kind: 'incremental' | 'full'): Promise<void> {
  const from = kind === 'full' ? 0 : await db.read(verifiedSize);
  const verification = { ...(await verifyLog(db, log, from)), kind };
  if (!verification.ok) logger.error({ verification }, 'The audit log does not verify');
  // The one new entry may be the last verification itself: recording that it is whole would go on for ever.
  if (kind === 'incremental' && verification.ok && verification.size <= from + 1) return;
  await db.transaction((tx) => recordVerification(tx, workerActor, verification));
}
