import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { wrongState } from './lifecycle.js';
import type { Overturned } from './revoke-submission.js';

/** Pictures are compared with rejected ones only. */
const forget = 'update image_fingerprint set rejected_at = null where submission_id = $1';

/** Takes a rejection back: the output waits for as many approvals as before, none of which is given yet. */
export async function reopenSubmission(
  tx: Tx,
  actor: Actor,
  { submission, state, contestation }: Overturned,
  now = new Date(),
): Promise<'awaiting-review'> {
  authorize(actor, 'decide', 'Review');
  const changed = await tx.execute(
    `update submission set state = 'awaiting-review', approvals_given = 0, decided_at = null where id = $1 and state = 'rejected'`,
    [submission],
  );
  if (changed === 0) throw wrongState(state, 'awaiting-review');
  await tx.execute(forget, [submission]);
  const payload = { submission, contestation };
  await appendEntry(tx, actor, { action: 'submission.reopened', subject: submission, payload }, now);
  return 'awaiting-review';
}
