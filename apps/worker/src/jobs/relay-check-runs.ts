import { checkQueueName, listLiveQueues, type QueueName } from '@countersign/jobs';
import { deviceFor } from '@countersign/policy';
import { returnCheckRuns, takeCheckRuns, type TakenCheckRun } from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

const most = 500;

/** The queue of each run: that of the device its check asks for where a worker that serves it lives, else the one of all. */
function byQueue(runs: readonly TakenCheckRun[], live: ReadonlySet<string>, { policy }: WorkerContext) {
  return Map.groupBy(runs, ({ check }): QueueName => {
    const wanted = checkQueueName(deviceFor(policy, check));
    return live.has(wanted) ? wanted : 'checks';
  });
}

/** Hands committed, pending check runs to the queues in bulk, and again whatever a queue must have lost; answers whether more may wait. */
export async function relayCheckRuns(context: WorkerContext): Promise<boolean> {
  const { db, checkQueues } = context;
  const runs = await db.transaction((tx) => takeCheckRuns(tx, most));
  if (runs.length === 0) return false;
  const live = checkQueues.size > 1 ? await db.read((tx) => listLiveQueues(tx)) : new Set<string>();
  const groups = [...byQueue(runs, live, context)].map(([name, own]) => ({ name, ids: own.map(({ id }) => id) }));
  for (const [at, { name, ids }] of groups.entries()) {
    try {
      await checkQueues.get(name)?.add(ids);
    } catch (error) {
      // Those of the queues that come after were not handed over either.
      await db.transaction((tx) =>
        returnCheckRuns(
          tx,
          groups.slice(at).flatMap((group) => group.ids),
        ),
      );
      throw error;
    }
  }
  return runs.length === most;
}
