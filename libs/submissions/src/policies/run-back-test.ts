import type { BackTestResult, Modality, SubmissionState, Tier } from '@countersign/contracts';
import type { Database, Tx } from '@countersign/database';
import { BackTest, parseRouting, type PastRouting, type ReviewTime } from '@countersign/policy';
import { backTestColumns, type BackTestRow } from './back-test-row.js';

const batch = 500;
/** A worker that gives no sign for this long has died, and another takes the back-test from the start. */
const leaseSeconds = 60;

const take = `update policy_back_test set state = 'running', progress = 0, lease_until = $1::timestamptz + interval '${leaseSeconds} seconds'
where id = (select id from policy_back_test where state = 'waiting' or (state = 'running' and lease_until < $1)
  order by requested_at, id limit 1 for update skip locked)
returning ${backTestColumns}`;

/** Takes a back-test that waits, or whose worker fell silent. Work for machines: no act, so no audit entry. */
export async function takeBackTest(tx: Tx, now = new Date()): Promise<BackTestRow | null> {
  const [row] = await tx.query<BackTestRow>(take, [now]);
  return row ?? null;
}

// What a review took, from claim to decision; somebody who left it open for more than an hour did something else.
const reviewTimes = `
select s.modality, s.tier, count(*)::int as decisions,
  avg(least(3600, extract(epoch from d.created_at - d.claimed_at)))::float8 as seconds
from decision d join submission s on s.id = d.submission_id
where d.counted and s.purpose = 'review' and d.created_at >= $1 and d.created_at < $2 and s.tier is not null
group by s.modality, s.tier order by s.modality, s.tier`;

const page = `
select s.id, y.slug as system, s.modality, s.state, s.facts, s.tier, s.queue, s.approvals_needed as approvals,
  s.route -> 'competences' as competences, s.routed_at
from submission s join ai_system y on y.id = s.system_id
where s.purpose = 'review' and s.routed_at >= $1 and s.routed_at < $2 and ($3::timestamptz is null or (s.routed_at, s.id) > ($3, $4::uuid))
order by s.routed_at, s.id limit ${batch}`;

interface PastRow {
  id: string;
  system: string;
  modality: Modality;
  state: SubmissionState;
  facts: unknown;
  tier: Tier;
  queue: string;
  approvals: number;
  competences: string[] | null;
  routed_at: Date;
}

const pastOf = (row: PastRow): PastRouting => ({
  submission: row.id,
  system: row.system,
  modality: row.modality,
  state: row.state,
  facts: row.facts,
  went: { tier: row.tier, queue: row.queue, approvals: row.approvals, competences: row.competences ?? [] },
});

interface Course {
  /** Hears of each page. */
  onProgress(done: number): Promise<void>;
  signal: AbortSignal;
}

/** Tries the documents of a back-test on everything that was routed in its time, page by page; null when `signal` stopped it. */
export async function replay(
  db: Database,
  row: BackTestRow,
  { onProgress, signal }: Course,
): Promise<BackTestResult | null> {
  const policy = parseRouting(row.documents);
  if (!policy) throw new Error('This version cannot read the documents of the back-test.');
  const range = [row.from_at, row.to_at];
  const test = new BackTest(policy, await db.read((tx) => tx.query<ReviewTime>(reviewTimes, range)));
  let done = 0;
  for (let last: PastRow | undefined; ;) {
    if (signal.aborted) return null;
    const place = [last?.routed_at ?? null, last?.id ?? null];
    const rows = await db.read((tx) => tx.query<PastRow>(page, [...range, ...place]));
    for (const one of rows) test.add(pastOf(one));
    done += rows.length;
    last = rows.at(-1);
    if (rows.length < batch || !last) break;
    await onProgress(done);
  }
  return test.result((row.to_at.getTime() - row.from_at.getTime()) / 86_400_000);
}

/** Says how far a back-test has come, and that its worker lives. */
export async function noteBackTestProgress(tx: Tx, id: string, done: number, now = new Date()): Promise<void> {
  await tx.execute(
    `update policy_back_test set progress = $2, lease_until = $3::timestamptz + interval '${leaseSeconds} seconds'
     where id = $1 and state = 'running'`,
    [id, done, now],
  );
}

/** Gives a back-test back whose worker stops, so that another takes it at once. */
export async function giveBackTestBack(tx: Tx, id: string): Promise<void> {
  await tx.execute(
    `update policy_back_test set state = 'waiting', progress = 0, lease_until = null where id = $1 and state = 'running'`,
    [id],
  );
}

/** Stores what a back-test found, or why it broke off. */
export async function finishBackTest(
  tx: Tx,
  id: string,
  end: { result: BackTestResult } | { failure: string },
  now = new Date(),
): Promise<void> {
  const result = 'result' in end ? end.result : null;
  const failure = 'failure' in end ? end.failure : null;
  await tx.execute(
    `update policy_back_test set state = $2, result = $3, failure = $4, finished_at = $5, lease_until = null,
       progress = coalesce(($3::jsonb ->> 'submissions')::int, progress) where id = $1 and state = 'running'`,
    [id, result ? 'done' : 'failed', result && JSON.stringify(result), failure, now],
  );
}
