import type { JobQueueView } from '@countersign/contracts';
import type { Product } from '../product.js';

const unfinished: Record<string, string> = {
  checks: `select min(s.created_at) as oldest,
    (select count(*)::int from check_run where state = 'inconclusive' and finished_at > now() - interval '1 hour') as failed
    from check_run r join submission s on s.id = r.submission_id where r.state in ('pending', 'running')`,
  reports: `select min(created_at) as oldest,
    (select count(*)::int from report where state = 'failed' and finished_at > now() - interval '1 hour') as failed
    from report where state in ('pending', 'running')`,
};

/** The job queues as the fleet page shows them: depth from the queue, age and failures from the tables that it serves. */
export async function describeQueues(product: Product): Promise<JobQueueView[]> {
  return Promise.all(
    product.queues.map(async (queue) => {
      const { waiting, running } = await queue.counts();
      const [row] = await product.db.read((tx) =>
        tx.query<{ oldest: Date | null; failed: number }>(unfinished[queue.name] ?? ''),
      );
      return {
        queue: queue.name,
        waiting,
        running,
        oldestAt: row?.oldest?.toISOString() ?? null,
        failedLastHour: row?.failed ?? 0,
      };
    }),
  );
}
