import { authorize, type Actor } from '@countersign/access';
import type { Language, SubmissionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';
import { readCheckRuns } from './read-check-runs.js';
import { submissionView } from './submission-view.js';

/** Places beyond this one are not counted: whoever stands there needs the due time, not the place. */
const farthestPlace = 1000;

// Walks the first places of the queue in the order of "claim next"; never more, however long the queue is.
const position = `
with mine as materialized (select submission_id, queue, place from review where submission_id = $1 and state = 'waiting')
select count(*) filter (where (r.place, r.submission_id) < (mine.place, mine.submission_id))::int as ahead
from mine left join lateral (
  select place, submission_id from review where state = 'waiting' and queue = mine.queue
  order by place, submission_id limit ${farthestPlace}) r on true
group by mine.submission_id`;

/** A submission, and why it waits: checks, tier, route and place in the queue. */
export async function getSubmission(tx: Tx, actor: Actor, id: string, language: Language): Promise<SubmissionView> {
  authorize(actor, 'read', 'Submission');
  const row = await findSubmissionFor(tx, actor, id, 'read');
  const runs = await readCheckRuns(tx, [row.id]);
  if (row.state !== 'awaiting-review') return submissionView(row, runs, { position: null }, language);
  const [place] = await tx.query<{ ahead: number }>(position, [row.id]);
  return submissionView(row, runs, { position: place === undefined ? null : place.ahead + 1 }, language);
}
