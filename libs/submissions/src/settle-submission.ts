import type { SubmissionState } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { statesBefore } from './lifecycle.js';

/**
 * Moves a submission to the state a decision gives it, and notes the approvals; false when its state does not allow it.
 * For the deciding verb, which authorizes and records the act.
 */
export async function settleSubmission(
  tx: Tx,
  id: string,
  next: Extract<SubmissionState, 'approved' | 'rejected' | 'changes-requested'> | null,
  approvalsGiven: number,
  now: Date,
): Promise<boolean> {
  const changed =
    next === null
      ? await tx.execute(`update submission set approvals_given = $2 where id = $1 and state = 'awaiting-review'`, [
          id,
          approvalsGiven,
        ])
      : await tx.execute(
          `update submission set state = $2, approvals_given = $3, decided_at = $4 where id = $1 and state = any($5)`,
          [id, next, approvalsGiven, now, statesBefore(next)],
        );
  return changed === 1;
}
