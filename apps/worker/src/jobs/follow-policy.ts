import { workerActor } from '@countersign/access';
import { reviewTasks } from '@countersign/reviews';
import { activatePolicy, findRoutedOtherwise, routeSubmissions } from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

const batch = 200;

/** Records the policy in force, and gives what waits already the route that it has under it. */
export async function followPolicy({ db, policy }: WorkerContext): Promise<void> {
  await db.transaction((tx) => activatePolicy(tx, workerActor, policy));
  for (;;) {
    const ids = await db.read((tx) => findRoutedOtherwise(tx, policy.digest, batch));
    if (ids.length === 0) return;
    await db.transaction((tx) => routeSubmissions(tx, workerActor, ids, { policy, tasks: reviewTasks }));
  }
}
