import { authorize, type Actor } from '@countersign/access';
import type { Language, SubmissionView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { findSubmissionFor } from './find-submission.js';
import { readCheckRuns } from './read-check-runs.js';
import { submissionView } from './submission-view.js';

/** Places beyond this one are not counted: whoever stands there needs the due time, not the place. */
const farthestPlace = 1000;

/** What waits before this one in its queue, in the order of "claim next"; by the index `review_next_in_queue` alone. */
const ahead = `
select count(*)::int as ahead from (
  (select 1 from review r, mine where r.state = 'waiting' and r.queue = mine.queue and r.priority > mine.priority limit ${farthestPlace})
  union all
  (select 1 from review r, mine where r.state = 'waiting' and r.queue = mine.queue and r.priority = mine.priority
     and r.submission_id < mine.submission_id limit ${farthestPlace})
  limit ${farthestPlace}) as before`;
const position = `
with mine as materialized (select submission_id, queue, priority from review where submission_id = $1 and state = 'waiting')
select mine.submission_id, (${ahead}) as ahead from mine`;

/** A submission, and why it waits: checks, tier, route and place in the queue. */
export async function getSubmission(tx: Tx, actor: Actor, id: string, language: Language): Promise<SubmissionView> {
  authorize(actor, 'read', 'Submission');
  const row = await findSubmissionFor(tx, actor, id, 'read');
  const runs = await readCheckRuns(tx, [row.id]);
  if (row.state !== 'awaiting-review') return submissionView(row, runs, { position: null }, language);
  const [place] = await tx.query<{ ahead: number }>(position, [row.id]);
  return submissionView(row, runs, { position: place === undefined ? null : place.ahead + 1 }, language);
}
