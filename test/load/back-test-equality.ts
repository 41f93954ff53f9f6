import { workerActor } from '@countersign/access';
import { newId, type Database } from '@countersign/database';
import { reviewTasks } from '@countersign/reviews';
import { replayBackTest, routeSubmissions } from '@countersign/submissions';
import { backTestOf, triedPolicy } from './back-test-of.ts';

const group = 500;

interface Went {
  id: string;
  tier: string;
  queue: string;
  approvals: number;
  competences: string[];
}

const first = `select id, tier, queue, approvals_needed as approvals, route -> 'competences' as competences
from submission where routed_at is not null order by id limit $1`;
const these = `select id, tier, queue, approvals_needed as approvals, route -> 'competences' as competences
from submission where id = any($1) order by id`;

const written = ({ tier, queue, approvals, competences }: Omit<Went, 'id'>): string =>
  JSON.stringify([tier, queue, approvals, competences]);

/** Routes the first submissions live under the policy that is tried, and compares each with what a back-test says of it. */
export async function differencesFromLive(
  db: Database,
  count: number,
): Promise<{ compared: number; different: string[] }> {
  const result = await replayBackTest(db, await backTestOf(newId()), {
    onProgress: () => Promise.resolve(),
    signal: new AbortController().signal,
    mostExamples: Infinity,
  });
  const said = new Map(result?.examples.map(({ submission, to }) => [submission, written(to)]));
  const before = await db.read((tx) => tx.query<Went>(first, [count]));
  const policy = await triedPolicy();
  const different: string[] = [];
  for (let done = 0; done < before.length; done += group) {
    const some = before.slice(done, done + group);
    const ids = some.map(({ id }) => id);
    await db.transaction((tx) => routeSubmissions(tx, workerActor, ids, { policy, tasks: reviewTasks }));
    const after = new Map((await db.read((tx) => tx.query<Went>(these, [ids]))).map((row) => [row.id, written(row)]));
    for (const row of some) {
      const expected = said.get(row.id) ?? written(row);
      const live = after.get(row.id);
      if (live !== expected) different.push(`${row.id}: the back-test says ${expected}, live it is ${live}`);
    }
  }
  return { compared: before.length, different };
}
