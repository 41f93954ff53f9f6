import type { AuditAction } from '@countersign/audit';
import type { LiveTopic } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** A text for each topic that is another one once something of it has changed. */
export type Marks = Record<LiveTopic, string>;

/** Acts that change the queue. Every change of state writes its entry, so the newest entries tell whether there was one. */
const ofQueue: AuditAction[] = [
  'submission.routed',
  'submission.withdrawn',
  'review.claimed',
  'review.released',
  'review.claim-expired',
  'review.assigned',
  'review.handed-over',
  'review.held',
  'review.resumed',
  'review.decided',
  'contestation.opened',
  'contestation.answered',
];
const ofAlarms: AuditAction[] = ['review.due-soon', 'review.overdue', 'review.alarm-acknowledged'];
/** More than one of each act: an entry whose id was made before others may be committed after them. */
const newest = 8;

const newestOf = (actions: string): string => `
(select string_agg(e.id::text, ' ') from unnest(${actions}::text[]) as act(name),
  lateral (select id from audit_entry where action = act.name order by id desc limit ${newest}) e)`;

// By index, and of each no more than a page shows, however much waits. A due time that passes is no act.
const marks = `
select
  concat(${newestOf('$2')}, ' ', (select due_at from review where state <> 'closed' and due_at < $1 order by due_at desc limit 1)) as queue,
  concat(${newestOf('$3')}, ' ', (select string_agg(concat(submission_id, kind), ' ') from (
    select submission_id, kind from review_alarm where acknowledged_at is null order by kind desc, raised_at, submission_id limit 101) a)) as alarms,
  concat((select string_agg(concat(id, ' ', state), ',' order by id) from worker where seen_at > $1 - interval '30 seconds'), ' ',
    ${newestOf(`'{check.completed}'`)}, ' ',
    (select count(*) from (select from check_run where state in ('pending', 'running') order by enqueued_at nulls first, id limit 1000) r)) as fleet`;

/** How things stand, for telling whether they changed; what it reads does not grow with what waits. */
export async function readMarks(tx: Tx, now: Date): Promise<Marks> {
  const [row] = await tx.query<Marks>(marks, [now, ofQueue, ofAlarms]);
  if (!row) throw new Error('The database did not say how things stand.');
  return row;
}
