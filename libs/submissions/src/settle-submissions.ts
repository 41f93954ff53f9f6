import type { SubmissionState } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { statesBefore } from './lifecycle.js';

/** What a decision makes of a submission: its next state, or null while further approvals are needed. */
export interface Settlement {
  id: string;
  next: Extract<SubmissionState, 'approved' | 'rejected' | 'changes-requested'> | null;
  approvalsGiven: number;
}

/** Whether a submission in this state can still be settled so. */
export function canSettle(state: SubmissionState, next: Settlement['next']): boolean {
  return next === null ? state === 'awaiting-review' : statesBefore(next).includes(state);
}

// By their ids: the planner takes few for being before people, and would look through all that wait. It guesses half of a CASE.
const settle = `
update submission s set state = coalesce(item.next, s.state), approvals_given = item.approvals,
  decided_at = case when item.next is null then s.decided_at else $2::timestamptz end
from jsonb_to_recordset($1::jsonb) as item(id uuid, next text, approvals int)
where s.id = item.id and case when s.state = 'awaiting-review' then true end`;

/** Later images are compared with those of outputs that people rejected. */
const remember = 'update image_fingerprint set rejected_at = $2 where submission_id = any($1)';

/**
 * Moves submissions to the state that decisions give them, and notes the approvals. For the deciding verb, which has locked
 * them, has seen that each can settle so, and authorizes and records the act.
 */
export async function settleSubmissions(tx: Tx, settlements: readonly Settlement[], now: Date): Promise<void> {
  const items = settlements.map(({ id, next, approvalsGiven }) => ({ id, next, approvals: approvalsGiven }));
  const changed = await tx.execute(settle, [JSON.stringify(items), now]);
  if (changed !== settlements.length) throw new Error('A submission under decision was not before people any more.');
  const rejected = settlements.filter(({ next }) => next === 'rejected').map(({ id }) => id);
  if (rejected.length > 0) await tx.execute(remember, [rejected, now]);
}
