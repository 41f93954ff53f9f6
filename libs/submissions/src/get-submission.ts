import { authorize, type Actor } from '@countersign/access';
import type { Language, SubmissionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { CheckRunRow } from './check-run-row.js';
import { findSubmissionFor } from './find-submission.js';
import type { SubmissionRow } from './submission-row.js';
import { submissionView } from './submission-view.js';

/** Places beyond this one are not counted. */
const farthestPlace = 10_000;

const position = `
select count(*)::int as ahead from (
  select 1 from review mine, review other
  where mine.submission_id = $1 and mine.state <> 'closed' and other.state = 'waiting' and other.queue = mine.queue
    and (other.priority > mine.priority or (other.priority = mine.priority and other.submission_id < mine.submission_id))
  limit ${farthestPlace}) as ahead`;

/** A submission, and why it waits: checks, tier, route and place in the queue. */
export async function getSubmission(tx: Tx, actor: Actor, id: string, language: Language): Promise<SubmissionView> {
  authorize(actor, 'read', 'Submission');
  return viewOf(tx, await findSubmissionFor(tx, actor, id, 'read'), language);
}

/** The view of a row that was read already. */
export async function viewOf(tx: Tx, row: SubmissionRow, language: Language): Promise<SubmissionView> {
  const runs = await tx.query<CheckRunRow>(
    `select id, submission_id, check_name, check_version, state, attempts, score, summary, milliseconds
     from check_run where submission_id = $1 order by check_name`,
    [row.id],
  );
  if (row.state !== 'awaiting-review') return submissionView(row, runs, { position: null }, language);
  const [place] = await tx.query<{ ahead: number }>(position, [row.id]);
  return submissionView(row, runs, { position: (place?.ahead ?? 0) + 1 }, language);
}
