import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { repeatSubmission } from '@countersign/submissions';
import { reviewTasks } from '../../review-tasks.js';
import type { Lots } from '../blind/lots.js';
import { drawSecondReviews } from './draw-second-reviews.js';
import { endDraw } from './end-draw.js';

/** Entered in one round; the rest in the next. */
const mostAtOnce = 50;

// Not while it waits as a gold item, or for an answer to a contestation: the same output twice in a queue would be seen.
const due = `
select n.submission_id as id, s.state = n.first_outcome as stands
from second_review_draw n join submission s on s.id = n.submission_id
where n.state = 'chosen' and n.enters_at <= $1 and not exists (
  select from gold_item g join gold_showing w on w.gold_item_id = g.id join submission c on c.id = w.submission_id
  where g.submission_id = n.submission_id and c.state in ('checking', 'awaiting-review'))
  and not exists (select from contestation c where c.submission_id = n.submission_id and c.outcome is null)
order by n.enters_at, n.submission_id limit ${mostAtOnce}`;

/**
 * Draws decided outputs for a second review and puts those whose time has come before people once more; answers how many. Nothing is
 * repeated whose outcome no longer stands, or whose content is gone. The log has each as the receipt of an output, as it has gold items.
 */
export async function enterSecondReviews(
  tx: Tx,
  actor: Actor,
  { policy, lots }: { policy: Policy; lots: Lots },
  now = new Date(),
): Promise<number> {
  authorize(actor, 'record', 'Submission');
  // One worker at a time: draws follow each other.
  const [progress] = await tx.query<{ looked_at: Date }>('select looked_at from second_review_progress for update');
  if (!progress) throw new Error('There is no note of how far second reviews were drawn.');
  await drawSecondReviews(tx, progress.looked_at, { policy, lots }, now);
  let entered = 0;
  for (const { id, stands } of await tx.query<{ id: string; stands: boolean }>(due, [now])) {
    const repeat = { submission: id, purpose: 'second-review' as const, planted: null };
    const submission = stands ? await repeatSubmission(tx, actor, repeat, { policy, tasks: reviewTasks }, now) : null;
    await endDraw(tx, id, submission);
    if (submission !== null) entered += 1;
  }
  return entered;
}
