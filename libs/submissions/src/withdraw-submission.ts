import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';
import { statesBefore, wrongState } from './lifecycle.js';
import type { ReviewTasks } from './review-tasks.js';
import type { SubmissionRow } from './submission-row.js';

const lock = 'select state from submission where id = $1 for no key update';

/** A person takes back only what they handed in; keys of one AI system stand in for each other, since keys are rotated. */
function requireSubmitter(actor: Actor, row: SubmissionRow): void {
  if (actor.kind !== 'person' || row.submitter_id === actor.id) return;
  throw new ProductError('forbidden', {
    en: 'Only who handed in an output takes it back. To stop it, reject it in its review.',
    'zh-TW': '只有送審者本人可以撤回。若要阻止此產出，請於審查時駁回。',
  });
}

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
  requireSubmitter(actor, row);
  await tasks.lock(tx, [id]);
  // As it is once nobody decides on it meanwhile.
  const [{ state: from } = row] = await tx.query<Pick<SubmissionRow, 'state'>>(lock, [id]);
  const changed = await tx.execute(
    `update submission set state = 'withdrawn', decided_at = $3 where id = $1 and state = any($2)`,
    [id, statesBefore('withdrawn'), now],
  );
  if (changed === 0) throw wrongState(from, 'withdrawn');
  await tasks.close(tx, id);
  await appendEntry(tx, actor, { action: 'submission.withdrawn', subject: id, payload: { submission: id, from } }, now);
  return { ...row, state: 'withdrawn', decided_at: now };
}
