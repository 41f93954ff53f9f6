import { authorize, reachOf, reachValues, withinReach, type Actor } from '@countersign/access';
import { outcomes, type Outcome, type QueueSummary } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { isVerdictHidden } from './quality/blind/concealed.js';
import { isClaimed, isHeld } from './review-row.js';

interface SummaryRow {
  queue: string;
  waiting: number;
  claimed: number;
  held: number;
  overdue: number;
  oldest_at: Date | null;
  next_due_at: Date | null;
  minimal: number;
  limited: number;
  high: number;
}

const byQueue = `
select queue, count(*) filter (where not (${isClaimed('$2')} or ${isHeld('$2')}))::int as waiting,
  count(*) filter (where ${isClaimed('$2')})::int as claimed, count(*) filter (where ${isHeld('$2')})::int as held,
  count(*) filter (where due_at < $2)::int as overdue, min(created_at) as oldest_at,
  min(due_at) filter (where due_at >= $2) as next_due_at, count(*) filter (where tier = 'minimal')::int as minimal,
  count(*) filter (where tier = 'limited')::int as limited, count(*) filter (where tier = 'high')::int as high
from review where state <> 'closed' and ${withinReach(['$1', '$3'], { system: 'system', modality: 'modality', tier: 'tier' })}
group by queue order by queue`;

const decided = `
select count(*)::int as all, count(*) filter (where person_id = $2)::int as mine from decision where created_at >= $1`;

const decidedWithin = `
select count(*) filter (where ${withinReach(['$3', '$4'], { system: 'r.system', modality: 'r.modality', tier: 'r.tier' })})::int as all,
  count(*) filter (where d.person_id = $2)::int as mine
from decision d join review r on r.submission_id = d.submission_id where d.created_at >= $1`;

const count = (outcome: Outcome): string => `count(*) filter (where outcome = '${outcome}')::int as "${outcome}"`;

const mine = `
select floor(extract(epoch from created_at - $1::timestamptz) / 3600)::int as hour, ${outcomes.map(count).join(', ')}
from decision where person_id = $2 and created_at >= $1 and created_at < $1::timestamptz + interval '25 hours' group by 1 order by 1`;

/** True counts of what waits, by queue, counted from the rows; and decisions since a time (24 hours ago when none is given): all that the actor may see, and their own. */
export async function summarizeQueue(
  tx: Tx,
  actor: Actor,
  since: Date | null,
  policy: Policy,
  now = new Date(),
): Promise<QueueSummary> {
  authorize(actor, 'list', 'Review');
  const isBlind = isVerdictHidden(actor, policy);
  const [systems, narrowed] = reachValues(reachOf(actor, 'list', 'Review'));
  const rows = await tx.query<SummaryRow>(byQueue, [systems, now, narrowed]);
  const from = since ?? new Date(now.getTime() - 86_400_000);
  const isEverything = systems === null && narrowed === null;
  const [counts] = await tx.query<{ all: number; mine: number }>(
    isEverything ? decided : decidedWithin,
    isEverything ? [from, actor.id] : [from, actor.id, systems, narrowed],
  );
  const mineByHour = await tx.query<QueueSummary['mineByHour'][number]>(mine, [from, actor.id]);
  return {
    queues: rows.map((row) => ({
      queue: row.queue,
      waiting: row.waiting,
      claimed: row.claimed,
      held: row.held,
      overdue: row.overdue,
      oldestAt: row.oldest_at?.toISOString() ?? null,
      nextDueAt: row.next_due_at?.toISOString() ?? null,
      byTier: isBlind ? null : { minimal: row.minimal, limited: row.limited, high: row.high },
    })),
    decidedToday: counts?.all ?? 0,
    mineToday: counts?.mine ?? 0,
    mineByHour,
  };
}
