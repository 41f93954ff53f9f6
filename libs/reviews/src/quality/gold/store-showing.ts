import type { Tx } from '@countersign/database';
import { passOverParticipants } from '../pass-over-participants.js';

const insert = 'insert into gold_showing (submission_id, gold_item_id, drawn_for, entered_at) values ($1, $2, $3, $4)';

/** `submission` repeats `original` as the gold item `item`, drawn by the true output `drawnFor`. */
export interface Showing {
  submission: string;
  item: string;
  original: string;
  drawnFor: string;
}

/** Keeps that a gold item waits in the queue, away from everybody who took part in that output before. */
export async function storeShowing(
  tx: Tx,
  { submission, item, original, drawnFor }: Showing,
  now: Date,
): Promise<void> {
  await tx.execute(insert, [submission, item, drawnFor, now]);
  await passOverParticipants(tx, submission, original);
}
