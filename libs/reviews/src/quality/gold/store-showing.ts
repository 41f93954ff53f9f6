import type { Tx } from '@countersign/database';

const insert = 'insert into gold_showing (submission_id, gold_item_id, drawn_for, entered_at) values ($1, $2, $3, $4)';

// Who decided on this output before would know it again.
const passOver = `
update review set excluded = array(
  select distinct d.person_id from decision d where d.submission_id = $2
  union select d.person_id from decision d join gold_showing w on w.submission_id = d.submission_id where w.gold_item_id = $3)
where submission_id = $1`;

/** `submission` repeats `original` as the gold item `item`, drawn by the true output `drawnFor`. */
export interface Showing {
  submission: string;
  item: string;
  original: string;
  drawnFor: string;
}

/** Keeps that a gold item waits in the queue, away from everybody who has decided on that output before. */
export async function storeShowing(
  tx: Tx,
  { submission, item, original, drawnFor }: Showing,
  now: Date,
): Promise<void> {
  await tx.execute(insert, [submission, item, drawnFor, now]);
  await tx.execute(passOver, [submission, original, item]);
}
