import type { Tx } from '@countersign/database';
import { passOverParticipants } from '../pass-over-participants.js';

const end = `update second_review_draw set state = $2, repeat_id = $3 where submission_id = $1 and state = 'chosen'`;

/** Notes what became of an output that was drawn: the submission that repeats it, kept away from who took part, or null where none does. */
export async function endDraw(tx: Tx, original: string, repeat: string | null): Promise<void> {
  await tx.execute(end, [original, repeat === null ? 'dropped' : 'entered', repeat]);
  if (repeat !== null) await passOverParticipants(tx, repeat, original);
}
