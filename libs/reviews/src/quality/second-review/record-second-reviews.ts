import { appendEntries, type AppendedEntry, type EntryDraft } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import type { PreparedDecision } from '../../prepared-decision.js';

const repeated = `
select repeat_id, submission_id as original, first_outcome from second_review_draw where repeat_id = any($1)`;

const insert = `
insert into second_review (submission_id, original_id, first_outcome, outcome, decided_at, entry_id)
select submission_id, original_id, first_outcome, outcome, $2, entry_id
from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, original_id uuid, first_outcome text, outcome text, entry_id uuid)`;

interface RepeatRow {
  repeat_id: string;
  original: string;
  first_outcome: 'approved' | 'rejected';
}

/** Keeps how second reviews ended that these decisions settle. Part of deciding; neither the output nor its receipt changes. */
export async function recordSecondReviews(tx: Tx, decisions: readonly PreparedDecision[], now: Date): Promise<void> {
  const settling = decisions.filter(({ review, next }) => review.purpose === 'second-review' && next !== null);
  if (settling.length === 0) return;
  const rows = await tx.query<RepeatRow>(repeated, [settling.map(({ review }) => review.submission_id)]);
  const ended = settling.flatMap(({ actor, review, next }) => {
    const row = rows.find(({ repeat_id }) => repeat_id === review.submission_id);
    return row && next ? [{ actor, row, next }] : [];
  });
  const entries = await appendEntries(
    tx,
    ended.map(({ actor }) => actor),
    ended.map(({ row, next }): EntryDraft => ({
      action: 'second-review.recorded',
      // Of no submission: in the history of the output programs would read it.
      subject: null,
      payload: {
        submission: row.original,
        repeat: row.repeat_id,
        first: row.first_outcome,
        second: next,
        differs: next !== row.first_outcome,
      },
    })),
    now,
  );
  const items = ended.map(({ row, next }, nth) => ({
    submission_id: row.repeat_id,
    original_id: row.original,
    first_outcome: row.first_outcome,
    outcome: next,
    entry_id: (entries[nth] as AppendedEntry).id,
  }));
  await tx.execute(insert, [JSON.stringify(items), now]);
}
