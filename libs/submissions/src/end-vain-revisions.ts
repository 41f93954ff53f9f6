import type { Actor } from '@countersign/access';
import type { SubmissionState } from '@countersign/contracts';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { statesBefore } from './lifecycle.js';
import type { ReviewTasks } from './review-tasks.js';

const end = `
update submission set state = 'withdrawn', decided_at = $2 where id = any($1) and state = any($3)`;

/**
 * Ends corrections of what repeats an output (gold items, second reviews) once they are checked: nothing comes of them, so nobody's time is
 * taken. For the verb that locked them and authorizes.
 */
export async function endVainRevisions(
  tx: Tx,
  actor: Actor,
  revisions: readonly { id: string; state: SubmissionState }[],
  tasks: ReviewTasks,
  now: Date,
): Promise<void> {
  if (revisions.length === 0) return;
  await tx.execute(end, [revisions.map(({ id }) => id), now, statesBefore('withdrawn')]);
  for (const { id } of revisions) await tasks.close(tx, id);
  const entries = revisions.map(({ id, state: from }): EntryDraft => ({
    action: 'submission.withdrawn',
    subject: id,
    payload: { submission: id, from },
  }));
  await appendEntries(tx, actor, entries, now);
}
