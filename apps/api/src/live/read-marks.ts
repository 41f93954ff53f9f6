import type { LiveTopic } from '@countersign/contracts';
import type { Tx } from '@countersign/database';

/** A text for each topic that is another one once something of it has changed. */
export type Marks = Record<LiveTopic, string>;

// Counts by index alone, and the newest decision: two changes that leave the counts as they were are told by it.
const marks = `
select
  concat((select string_agg(concat_ws(' ', queue, state, count, late), ',' order by queue, state) from (
      select queue, state, count(*), count(*) filter (where due_at < $1) as late from review where state <> 'closed' group by queue, state) q),
    ' ', (select id from decision order by created_at desc, id desc limit 1)) as queue,
  (select concat(count(*), ' ', max(raised_at)) from review_alarm where acknowledged_at is null) as alarms,
  concat((select string_agg(concat(id, ' ', state), ',' order by id) from worker where seen_at > $1 - interval '30 seconds'),
    ' ', (select count(*) from check_run where state in ('pending', 'running'))) as fleet`;

/** How things stand, for telling whether they changed. */
export async function readMarks(tx: Tx, now: Date): Promise<Marks> {
  const [row] = await tx.query<Marks>(marks, [now]);
  if (!row) throw new Error('The database did not say how things stand.');
  return row;
}
