import type { Measurement } from '@countersign/requirements';
import { operatorOf, type Members, type Parameters, type Scope } from './scope.js';

type ReviewersWithin = Extract<Measurement, { kind: 'reviewers-within' }>;

/** One number a reviewer, from their decisions `d` of the scope; null where it says nothing. */
function metricOf({ metric, fastSeconds }: ReviewersWithin, parameters: Parameters): string {
  switch (metric) {
    case 'decisions-per-hour':
      return `(select percentile_disc(0.95) within group (order by n) from (
        select count(*) as n from unnest(array_agg(d.created_at)) at group by date_trunc('hour', at)) hour)`;
    case 'share-approved-fast': {
      const fast = `d.created_at - d.claimed_at < make_interval(secs => ${parameters.add(fastSeconds)})`;
      // How long each of those was looked at that were approved with one word is not known.
      return `avg((${fast})::int) filter (where d.outcome = 'approve' and d.together is null)`;
    }
    case 'catch-rate':
      return `avg((d.outcome <> 'approve')::int)`;
    case 'share-following-checks': {
      const flagged = `d.facts @? '$.checks[*] ? (@.outcome == "flagged")'`;
      const passed = `not d.facts @? '$.checks[*] ? (@.outcome != "passed")'`;
      return `avg(case when ${flagged} then (d.outcome <> 'approve')::int when ${passed} then (d.outcome = 'approve')::int end)`;
    }
  }
}

/**
 * The decisions `d` that a metric is computed from. Of gold items those with a known fault, decided on days (UTC) that are over and
 * settled since: before, counts would tell somebody which of the items in hand are gold. The scope must not end in the future.
 */
function decisionsOf({ systems, from, to }: Scope, { metric }: ReviewersWithin, parameters: Parameters): string {
  const common = `s.system_id = any(${parameters.add(systems)}) and d.created_at >= ${parameters.add(from)}`;
  const now = parameters.add(to);
  if (metric !== 'catch-rate') {
    return `from decision d join submission s on s.id = d.submission_id
      where s.purpose = 'review' and ${common} and d.created_at < ${now}`;
  }
  const today = `(date_trunc('day', ${now}::timestamptz at time zone 'UTC') at time zone 'UTC')`;
  return `from decision d join submission s on s.id = d.submission_id
    join gold_showing w on w.submission_id = s.id join gold_item g on g.id = w.gold_item_id
    where g.outcome <> 'approve' and d.counted and ${common} and d.created_at < ${today} and s.decided_at < ${today}`;
}

/**
 * Reviewers with a decision in the scope, by pseudonym; those with too few decisions cannot be looked at. Nobody is where the
 * others are fewer than the rule asks for: their numbers would be those of one or two people.
 */
export function reviewerMembers(scope: Scope, measurement: ReviewersWithin, parameters: Parameters): Members {
  const metric = metricOf(measurement, parameters);
  const [least, value] = [parameters.add(measurement.leastDecisions), parameters.add(measurement.value)];
  const isEnough = `decisions >= ${least}::int and metric is not null`;
  // When somebody decided on a gold item would say which one it was.
  const at = measurement.metric === 'catch-rate' ? `${parameters.add(scope.to)}::timestamptz` : 'max(d.created_at)';
  return {
    of: 'reviewer',
    text: `select coalesce(n.pseudonym, '') as id, null::uuid as entry, at,
       case when ${isEnough} and count(*) filter (where ${isEnough}) over () >= ${parameters.add(measurement.leastReviewers)}::int
         then metric ${operatorOf(measurement.op)} ${value}::float8 end as met
     from (select d.person_id, count(*) as decisions, ${at} as at, ${metric} as metric
       ${decisionsOf(scope, measurement, parameters)} group by d.person_id) reviewer
     left join pseudonym n on n.kind = 'person' and n.subject_id = reviewer.person_id`,
  };
}
