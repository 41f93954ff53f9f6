import type { JobQueueView } from '@countersign/contracts';
import { checkQueueName, type QueueName } from '@countersign/jobs';
import { deviceFor } from '@countersign/policy';
import type { Product } from '../product.js';

const reports = `
select min(created_at) as oldest,
  (select count(*)::int from report where state = 'failed' and finished_at > now() - interval '1 hour') as failed
from report where state in ('pending', 'running')`;

const checks = `
select min(s.created_at) as oldest,
  (select count(*)::int from check_run where state = 'inconclusive' and finished_at > now() - interval '1 hour'
    and check_name = any($1)) as failed
from check_run r join submission s on s.id = r.submission_id where r.state in ('pending', 'running') and r.check_name = any($1)`;

/** The checks whose runs a queue carries where workers of every class of device live. */
function checksOf(name: QueueName, { policy }: Product): string[] {
  const settings = Object.values(policy.checks.modalities).flat();
  return settings.map(({ check }) => check).filter((check) => checkQueueName(deviceFor(policy, check)) === name);
}

/** The job queues as the fleet page shows them: depth from the queue, age and failures from the tables that it serves. */
export async function describeQueues(product: Product): Promise<JobQueueView[]> {
  return Promise.all(
    product.queues.map(async (queue) => {
      const { waiting, running } = await queue.counts();
      const [row] = await product.db.read((tx) =>
        queue.name === 'reports'
          ? tx.query<{ oldest: Date | null; failed: number }>(reports)
          : tx.query<{ oldest: Date | null; failed: number }>(checks, [checksOf(queue.name, product)]),
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
