import type { Tx } from '@countersign/database';
import type { Measurement, RuleCounts } from '@countersign/requirements';
import { countRows, highRiskClasses, operatorOf, Parameters, type Scope } from './scope.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;

function selectSystems(scope: Scope, highRisk: boolean, parameters: Parameters): string {
  return `from ai_system y where y.id = any(${parameters.add(scope.systems)})
    ${highRisk ? `and y.risk_class = any(${parameters.add(highRiskClasses)})` : ''}`;
}

/** AI systems, and those with an entry of one of the actions at any time before the end of the scope. */
export async function countSystems(tx: Tx, scope: Scope, measurement: Of<'systems-with-entry'>): Promise<RuleCounts> {
  const parameters = new Parameters();
  const entry = `exists (select from audit_entry e where e.subject = y.id::text
    and e.action = any(${parameters.add(measurement.actions)}) and e.at < ${parameters.add(scope.to)})`;
  return countRows(
    tx,
    `select count(*) as population, count(*) filter (where ${entry}) as met
     ${selectSystems(scope, measurement.highRisk, parameters)}`,
    parameters,
  );
}

/** AI systems with results in the period and in the one before it, and those whose share of passes changed as asked. */
export async function countPassRates(
  tx: Tx,
  scope: Scope,
  measurement: Of<'systems-pass-rate-change'>,
): Promise<RuleCounts> {
  const parameters = new Parameters();
  const checks = parameters.add(measurement.checks);
  const earlier = new Date(2 * scope.from.getTime() - scope.to.getTime());
  const rate = (from: Date, to: Date): string => `(select avg((r.state = 'passed')::int) from submission s
    join check_run r on r.submission_id = s.id
    where s.system_id = y.id and s.created_at >= ${parameters.add(from)} and s.created_at < ${parameters.add(to)}
      and r.check_name = any(${checks}) and r.state in ('passed', 'flagged', 'inconclusive'))`;
  const change = `${rate(scope.from, scope.to)} - ${rate(earlier, scope.from)}`;
  const value = parameters.add(measurement.value);
  return countRows(
    tx,
    `select count(change) as population, count(*) filter (where change ${operatorOf(measurement.op)} ${value}::float8) as met
     from (select ${change} as change ${selectSystems(scope, measurement.highRisk, parameters)}) system`,
    parameters,
  );
}

/** One number a reviewer, from their decisions `d` of the scope; null where it says nothing. */
function metricOf({ metric, fastSeconds }: Of<'reviewers-within'>, parameters: Parameters): string {
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

/** Reviewers with enough decisions in the scope, and those whose metric compares as asked. */
export async function countReviewers(tx: Tx, scope: Scope, measurement: Of<'reviewers-within'>): Promise<RuleCounts> {
  const parameters = new Parameters();
  const metric = metricOf(measurement, parameters);
  const [systems, from, to] = [parameters.add(scope.systems), parameters.add(scope.from), parameters.add(scope.to)];
  const [least, value] = [parameters.add(measurement.leastDecisions), parameters.add(measurement.value)];
  return countRows(
    tx,
    `select count(metric) as population, count(*) filter (where metric ${operatorOf(measurement.op)} ${value}::float8) as met
     from (select ${metric} as metric from decision d join submission s on s.id = d.submission_id
       where d.created_at >= ${from} and d.created_at < ${to} and s.system_id = any(${systems})
       group by d.person_id having count(*) >= ${least}) reviewer`,
    parameters,
  );
}
