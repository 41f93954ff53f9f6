import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { wrongState } from './lifecycle.js';
import type { Overturned } from './revoke-submission.js';

/** Pictures are compared with rejected ones only. */
const forget = 'update image_fingerprint set rejected_at = null where submission_id = $1';

// Routed anew: its due time and the policy that it waits under are those of now. A time that was asked for and is over would make it late at once.
const reopen = `
update submission set state = 'awaiting-review', approvals_given = 0, decided_at = null, policy_digest = null,
  requested_due_at = case when requested_due_at > $2 then requested_due_at end
where id = $1 and state = 'rejected'`;

/** Takes a rejection back: the output waits, to be routed as one whose checks have just ended, and no approval of it is given yet. */
export async function reopenSubmission(
  tx: Tx,
  actor: Actor,
  { submission, state, contestation }: Overturned,
  now = new Date(),
): Promise<'awaiting-review'> {
  authorize(actor, 'decide', 'Review');
  const changed = await tx.execute(reopen, [submission, now]);
  if (changed === 0) throw wrongState(state, 'awaiting-review');
  await tx.execute(forget, [submission]);
  const payload = { submission, contestation };
  await appendEntry(tx, actor, { action: 'submission.reopened', subject: submission, payload }, now);
  return 'awaiting-review';
}
