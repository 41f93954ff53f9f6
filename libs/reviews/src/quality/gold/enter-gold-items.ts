import { authorize, type Actor } from '@countersign/access';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { repeatSubmission, type PlantedFinding } from '@countersign/submissions';
import { reviewTasks } from '../../review-tasks.js';
import type { Lots } from '../blind/lots.js';
import { storeShowing } from './store-showing.js';

/** Outputs of this long ago draw; the round comes far more often. */
const windowMinutes = 60;
const pageSize = 500;

// Only AI systems with a gold item that does not wait already: the same output twice in a queue would be seen.
const free = `
select g.id, g.submission_id, g.planted from gold_item g join submission o on o.id = g.submission_id
where o.system_id = $1 and g.retired_at is null and not exists (
  select from gold_showing w join submission c on c.id = w.submission_id
  where w.gold_item_id = g.id and c.state in ('checking', 'awaiting-review'))
  and not exists (select from second_review_draw n join submission c on c.id = n.repeat_id
    where n.submission_id = g.submission_id and c.state in ('checking', 'awaiting-review'))
  and not exists (select from contestation c where c.submission_id = g.submission_id and c.outcome is null)
order by (select count(*) from gold_showing w where w.gold_item_id = g.id), g.id limit 1 for update of g`;

const drawing = `
select s.id, s.system_id from submission s join ai_system y on y.id = s.system_id
where s.purpose = 'review' and s.state = 'awaiting-review' and s.created_at > $1::timestamptz - make_interval(mins => ${windowMinutes})
  and ($2::text[] = '{}' or y.slug = any($2))
  and exists (select from gold_item g join submission o on o.id = g.submission_id where o.system_id = s.system_id and g.retired_at is null)
  and not exists (select from gold_showing w where w.drawn_for = s.id) and ($3::uuid is null or s.id > $3)
order by s.id limit ${pageSize}`;

interface Drawing {
  id: string;
  system_id: string;
}

/** The true outputs that draw an item: all of the window are looked at, since a page of the oldest or newest would favour those. */
async function winners(
  tx: Tx,
  systems: readonly string[],
  isDrawn: (id: string) => boolean,
  now: Date,
): Promise<Drawing[]> {
  const found: Drawing[] = [];
  let after: string | null = null;
  do {
    const rows: Drawing[] = await tx.query<Drawing>(drawing, [now, systems, after]);
    found.push(...rows.filter(({ id }) => isDrawn(id)));
    after = rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null;
  } while (after !== null);
  return found;
}

/**
 * Mixes gold items into the queue, one for each true output that a lot draws; answers how many. Each output draws once. The log has it
 * as the receipt of an output: an entry that says more would point at gold items.
 */
export async function enterGoldItems(
  tx: Tx,
  actor: Actor,
  { policy, lots }: { policy: Policy; lots: Lots },
  now = new Date(),
): Promise<number> {
  authorize(actor, 'record', 'Submission');
  const { share, systems } = policy.reviewQuality.gold;
  if (share === 0) return 0;
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('gold items', 0))`);
  let entered = 0;
  for (const row of await winners(tx, systems, (id) => lots.draw('gold', id) < share, now)) {
    const [item] = await tx.query<{ id: string; submission_id: string; planted: PlantedFinding[] | null }>(free, [
      row.system_id,
    ]);
    if (!item) continue;
    const repeat = { submission: item.submission_id, purpose: 'gold' as const, planted: item.planted };
    const submission = await repeatSubmission(tx, actor, repeat, { policy, tasks: reviewTasks }, now);
    if (submission === null) continue;
    await storeShowing(tx, { submission, item: item.id, original: item.submission_id, drawnFor: row.id }, now);
    entered += 1;
  }
  return entered;
}
