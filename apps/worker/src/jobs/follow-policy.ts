import { workerActor } from '@countersign/access';
import { reviewTasks } from '@countersign/reviews';
import {
  activateDueDraft,
  activatePolicy,
  findRoutedOtherwise,
  findStandingExceptions,
  routeSubmissions,
} from '@countersign/submissions';
import type { WorkerContext } from '../worker-context.js';

const batch = 200;

/** Rounds after a change in which waiting submissions are looked for: a worker that had not followed yet may route some by the policy before. */
const roundsAfterChange = 5;

/** What of a worker it takes to follow the policy. */
type Follower = Pick<WorkerContext, 'db' | 'policies' | 'policy' | 'routingRounds' | 'standingExceptions'>;

/** Puts the policy of the folder into force if the folder was changed, and follows the one in force from then on. */
export async function beginWithPolicy(context: Follower): Promise<void> {
  const { db, policy } = context;
  await db.transaction((tx) => activatePolicy(tx, workerActor, policy));
  await follow(context);
  context.routingRounds = roundsAfterChange;
  await routeAgain(context);
}

/** Puts a draft whose time has come into force, follows the policy in force and the exceptions to it, and gives what waits the route that it has under them. */
export async function followPolicy(context: Follower): Promise<void> {
  const { db, policies } = context;
  await follow(context);
  await db.transaction((tx) => activateDueDraft(tx, workerActor, policies.current));
  await follow(context);
  await followExceptions(context);
  if (context.routingRounds === 0) return;
  await routeAgain(context);
  context.routingRounds -= 1;
}

async function follow(context: Follower): Promise<void> {
  if (await context.policies.follow(context.db)) context.routingRounds = roundsAfterChange;
}

/** One that begins to stand or ends, by its time or by somebody, is to outputs that wait what a change of the policy is. */
async function followExceptions(context: Follower): Promise<void> {
  const standing = await context.db.read(findStandingExceptions);
  if (standing === context.standingExceptions) return;
  context.standingExceptions = standing;
  context.routingRounds = roundsAfterChange;
}

/** By the policy in force at each turn: one that was overtaken meanwhile would undo what another worker did. */
async function routeAgain(context: Follower): Promise<void> {
  const { db } = context;
  let [under, after] = [context.policy.digest, undefined as string | undefined];
  for (;;) {
    await follow(context);
    const { policy } = context;
    // What was looked at is not looked at again in this turn, unless the policy is another one by now.
    if (policy.digest !== under) [under, after] = [policy.digest, undefined];
    const ids = await db.read((tx) => findRoutedOtherwise(tx, policy.digest, { limit: batch, after }));
    if (ids.length === 0) return;
    await db.transaction((tx) => routeSubmissions(tx, workerActor, ids, { policy, tasks: reviewTasks }));
    after = ids.at(-1);
  }
}
