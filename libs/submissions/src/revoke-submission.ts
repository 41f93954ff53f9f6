import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import type { SubmissionState } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { statesBefore, wrongState } from './lifecycle.js';

/** An output whose decision does not stand any more, and the contestation that overturned it. */
export interface Overturned {
  submission: string;
  state: SubmissionState;
  contestation: string;
}

/** Takes an approval back. When it was given stays: until now the output was released. Its receipt is not served any more. */
export async function revokeSubmission(
  tx: Tx,
  actor: Actor,
  { submission, state, contestation }: Overturned,
  now = new Date(),
): Promise<'revoked'> {
  authorize(actor, 'decide', 'Review');
  const changed = await tx.execute(`update submission set state = 'revoked' where id = $1 and state = any($2)`, [
    submission,
    statesBefore('revoked'),
  ]);
  if (changed === 0) throw wrongState(state, 'revoked');
  const payload = { submission, contestation };
  await appendEntry(tx, actor, { action: 'submission.revoked', subject: submission, payload }, now);
  return 'revoked';
}
