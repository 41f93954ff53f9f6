import type { Tx } from '@countersign/database';

/** Reports whose build is to be queued: new ones, and those that nobody has finished for a while. Marks them as queued now. */
export async function takeReports(tx: Tx, limit: number, now = new Date(), againSeconds = 60): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update report set enqueued_at = $1 where id in (
       select id from report where state in ('pending', 'running')
         and (enqueued_at is null or enqueued_at < $1::timestamptz - make_interval(secs => $3))
       order by id limit $2 for update skip locked)
     returning id`,
    [now, limit, againSeconds],
  );
  return rows.map(({ id }) => id);
}
