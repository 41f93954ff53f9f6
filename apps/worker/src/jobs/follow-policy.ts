import { workerActor } from '@countersign/access';
import { reviewTasks } from '@countersign/reviews';
import { activateDueDraft, activatePolicy, findRoutedOtherwise, routeSubmissions } from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

const batch = 200;

/** Rounds after a change in which waiting submissions are looked for: a worker that had not followed yet may route some by the policy before. */
const roundsAfterChange = 5;
const roundsLeft = new WeakMap<WorkerContext, number>();

/** Puts the policy of the folder into force if the folder was changed, and follows the one in force from then on. */
export async function beginWithPolicy(context: WorkerContext): Promise<void> {
  const { db, policy } = context;
  await db.transaction((tx) => activatePolicy(tx, workerActor, policy));
  await context.policies.follow(db);
  roundsLeft.set(context, roundsAfterChange);
  await routeAgain(context);
}

/** Puts a draft whose time has come into force, follows the policy in force, and gives what waits the route that it has under it. */
export async function followPolicy(context: WorkerContext): Promise<void> {
  const { db, policies } = context;
  const followed = await policies.follow(db);
  await db.transaction((tx) => activateDueDraft(tx, workerActor, policies.current));
  if ((await policies.follow(db)) || followed) roundsLeft.set(context, roundsAfterChange);
  const left = roundsLeft.get(context) ?? 0;
  if (left === 0) return;
  roundsLeft.set(context, left - 1);
  await routeAgain(context);
}

async function routeAgain({ db, policy }: WorkerContext): Promise<void> {
  for (;;) {
    const ids = await db.read((tx) => findRoutedOtherwise(tx, policy.digest, batch));
    if (ids.length === 0) return;
    await db.transaction((tx) => routeSubmissions(tx, workerActor, ids, { policy, tasks: reviewTasks }));
  }
}
