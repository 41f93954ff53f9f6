import { withinReach, type ReachValues } from '@countersign/access';
import { waitingAgeHours } from '@countersign/contracts';
import { firstIdAt, type Tx } from '@countersign/database';
import { notOverturned } from '../quality/not-overturned.js';
import { settledBy } from '../quality/settled-by.js';

/** The days that are looked at, and whose. */
export interface FlowSpan {
  reach: ReachValues;
  timeZone: string;
  from: Date;
  to: Date;
}

export interface CountOfDay {
  day: string;
  count: number;
}

const reached = withinReach(['$1', '$2'], { system: 'r.system', modality: 'r.modality', tier: 'r.tier' });
const dayOf = (time: string): string => `(${time} at time zone $4)::date::text`;

/** How long before it comes into the queue an output may have been handed in: its checks run meanwhile. */
const checkingMs = 7 * 86_400_000;

const arrived = `
select ${dayOf('r.created_at')} as day, count(*)::int as count from review r
where r.submission_id >= $5 and r.created_at >= $3 and r.created_at < $6 and ${reached} group by 1`;

/** Reviews that came into the queue, by day; of outputs handed in a week before the span at most. */
export function readArrived(tx: Tx, { reach, timeZone, from, to }: FlowSpan): Promise<CountOfDay[]> {
  return tx.query(arrived, [...reach, from, timeZone, firstIdAt(new Date(from.getTime() - checkingMs)), to]);
}

// A request for changes settles its output, too.
const settled = `
with settled as (
  select d.submission_id, d.created_at as at, s.due_at, s.approvals_needed,
    case when $6::text[] is null or r.system = any($6) then v.outcome <> v.first_outcome end as otherwise
  from decision d join submission s on s.id = d.submission_id and ${settledBy('s', 'd')}
  join review r on r.submission_id = d.submission_id left join second_review v on v.submission_id = d.submission_id
  where d.counted and d.created_at >= $3 and d.created_at < $5 and ${reached}
), shared as (
  select count(distinct d.outcome) > 1 as differ from settled join decision d using (submission_id)
  where settled.approvals_needed > 1 and d.counted and ${notOverturned('d')}
  group by d.submission_id having count(distinct d.person_id) > 1
)
select 'decided' as what, ${dayOf('at')} as day, count(*)::int as count, 0 as hits from settled group by 2
union all select 'breached', ${dayOf('due_at')}, count(*)::int, 0 from settled where due_at < at and due_at >= $3 group by 2
union all select 'shared', null, count(*)::int, (count(*) filter (where differ))::int from shared
union all select 'second', null, count(otherwise)::int, (count(*) filter (where otherwise))::int from settled`;

export interface SettledCount {
  what: 'decided' | 'breached' | 'shared' | 'second';
  day: string | null;
  count: number;
  hits: number;
}

/** What was settled (second reviews of the AI systems named, null for all): by day, late ones by the day they were due, and how often people decided otherwise than each other. */
export function readSettled(
  tx: Tx,
  { reach, timeZone, from, to }: FlowSpan,
  seconds: readonly string[] | null,
): Promise<SettledCount[]> {
  return tx.query(settled, [...reach, from, timeZone, to, seconds]);
}

const overdue = `
select ${dayOf('r.due_at')} as day, count(*)::int as count from review r
where r.state <> 'closed' and r.due_at >= $3 and r.due_at < $5 and ${reached} group by 1`;

/** Reviews that are past their due time and wait still, by the day they were due. */
export function readOverdue(tx: Tx, { reach, timeZone, from, to }: FlowSpan): Promise<CountOfDay[]> {
  return tx.query(overdue, [...reach, from, timeZone, to]);
}

const ages = `
select r.queue, width_bucket(extract(epoch from $3::timestamptz - r.created_at)::float8, $4::float8[]) as age, count(*)::int as count
from review r where r.state <> 'closed' and ${reached} group by 1, 2 order by 1, 2`;

/** What waits now, by queue and by the age that it has reached. */
export function readAges(tx: Tx, { reach, to }: FlowSpan): Promise<{ queue: string; age: number; count: number }[]> {
  return tx.query(ages, [...reach, to, waitingAgeHours.map((hours) => hours * 3600)]);
}
