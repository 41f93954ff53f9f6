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
      return `avg((${fast})::int) filter (where d.outcome = 'approve')`;
    }
    case 'share-following-checks': {
      const flagged = `d.facts @? '$.checks[*] ? (@.outcome == "flagged")'`;
      const passed = `not d.facts @? '$.checks[*] ? (@.outcome != "passed")'`;
      return `avg(case when ${flagged} then (d.outcome <> 'approve')::int when ${passed} then (d.outcome = 'approve')::int end)`;
    }
  }
}

/** Reviewers with a decision in the scope, by pseudonym; those with too few decisions cannot be looked at. */
export function reviewerMembers(scope: Scope, measurement: ReviewersWithin, parameters: Parameters): Members {
  const metric = metricOf(measurement, parameters);
  const [systems, from, to] = [parameters.add(scope.systems), parameters.add(scope.from), parameters.add(scope.to)];
  const [least, value] = [parameters.add(measurement.leastDecisions), parameters.add(measurement.value)];
  return {
    of: 'reviewer',
    text: `select coalesce(n.pseudonym, '') as id, null::uuid as entry, at,
       case when decisions >= ${least}::int then metric ${operatorOf(measurement.op)} ${value}::float8 end as met
     from (select d.person_id, count(*) as decisions, max(d.created_at) as at, ${metric} as metric
       from decision d join submission s on s.id = d.submission_id
       where s.purpose = 'review' and d.created_at >= ${from} and d.created_at < ${to} and s.system_id = any(${systems})
       group by d.person_id) reviewer
     left join pseudonym n on n.kind = 'person' and n.subject_id = reviewer.person_id`,
  };
}
