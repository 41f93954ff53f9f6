import type { BackTestResult, Modality, SubmissionState, Tier } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { BackTest, parseRouting, type PastRouting, type ReviewTime } from '@countersign/policy';
import type { BackTestRow } from './back-test-row.js';

const batch = 500;

const ofSystems = `($3::text[] = '{}' or y.slug = any($3))`;

// What a review took, from claim to decision; somebody who left it open for more than an hour did something else. What was decided
// together with others was claimed and decided at one instant: how long it was looked at is not known.
const reviewTimes = `
select s.modality, s.tier, count(*) filter (where d.together is null)::int as decisions,
  count(d.together)::int as together,
  coalesce(avg(least(3600, extract(epoch from d.created_at - d.claimed_at))) filter (where d.together is null), 0)::float8 as seconds
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
where d.counted and s.purpose = 'review' and ${ofSystems} and d.created_at >= $1 and d.created_at < $2 and s.tier is not null
group by s.modality, s.tier order by s.modality, s.tier`;

const page = `
select s.id, y.slug as system, s.modality, s.state, s.facts, s.tier, s.queue, s.approvals_needed as approvals,
  s.route -> 'competences' as competences, s.routed_at
from submission s join ai_system y on y.id = s.system_id
where s.purpose = 'review' and ${ofSystems} and s.routed_at >= $1 and s.routed_at < $2
  and ($4::timestamptz is null or (s.routed_at, s.id) > ($4, $5::uuid))
order by s.routed_at, s.id limit ${batch}`;

const firstRouted = `
select min(s.routed_at) as at from submission s join ai_system y on y.id = s.system_id
where s.purpose = 'review' and ($1::text[] = '{}' or y.slug = any($1))`;

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

const day = 86_400_000;

/** Days that the outputs are from: those before anything was routed at all are left out, and would make hours a day look few. */
function daysOf({ from_at, to_at }: BackTestRow, first: Date | null): number {
  const asked = (to_at.getTime() - from_at.getTime()) / day;
  const since = first === null ? 0 : (to_at.getTime() - first.getTime()) / day;
  return Math.min(asked, Math.max(1, since));
}

interface Course {
  /** Hears of each page. */
  onProgress(done: number): Promise<void>;
  signal: AbortSignal;
  /** Changed outputs that the result names; 100 unless said. */
  mostExamples?: number;
}

/** Tries the documents of a back-test on everything that was routed in its time, page by page; null when `signal` stopped it. */
export async function replayBackTest(
  db: Database,
  row: BackTestRow,
  { onProgress, signal, mostExamples }: Course,
): Promise<BackTestResult | null> {
  const policy = parseRouting(row.documents);
  if (!policy) throw new Error('This version cannot read the documents of the back-test.');
  const range = [row.from_at, row.to_at, row.systems];
  const test = new BackTest(policy, await db.read((tx) => tx.query<ReviewTime>(reviewTimes, range)), mostExamples);
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
  const [first] = await db.read((tx) => tx.query<{ at: Date | null }>(firstRouted, [row.systems]));
  return test.result(daysOf(row, first?.at ?? null));
}
