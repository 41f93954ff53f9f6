import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';
import { statesBefore, wrongState } from './lifecycle.js';
import type { ReviewTasks } from './review-tasks.js';
import type { SubmissionRow } from './submission-row.js';

/** Takes an output back before it is decided; an open review is closed, and a claim on it is lost. */
export async function withdrawSubmission(
  tx: Tx,
  actor: Actor,
  id: string,
  tasks: ReviewTasks,
  now = new Date(),
): Promise<SubmissionRow> {
  authorize(actor, 'withdraw', 'Submission');
  const row = await findSubmissionFor(tx, actor, id, 'withdraw');
  const changed = await tx.execute(
    `update submission set state = 'withdrawn', decided_at = $3 where id = $1 and state = any($2) and state = $4`,
    [id, statesBefore('withdrawn'), now, row.state],
  );
  if (changed === 0) throw wrongState(row.state, 'withdrawn');
  await tasks.close(tx, id);
  await appendEntry(
    tx,
    actor,
    { action: 'submission.withdrawn', subject: id, payload: { submission: id, from: row.state } },
    now,
  );
  return { ...row, state: 'withdrawn', decided_at: now };
}
