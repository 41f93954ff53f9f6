import type { Measurement, SystemFact, SystemSelection } from '@countersign/requirements';
import { highRiskClasses, operatorOf, type Members, type Parameters, type Scope } from './scope.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;

const system = 'y.slug as id, null::uuid as entry, y.created_at as at';

function selectSystems(
  scope: Scope,
  { highRisk, friaPoints, modalities }: SystemSelection,
  parameters: Parameters,
): string {
  const made = (kinds: readonly string[]): string => `exists (select from submission s where s.system_id = y.id
    and s.purpose = 'review' and s.created_at >= ${parameters.add(scope.from)} and s.created_at < ${parameters.add(scope.to)}
    and s.modality = any(${parameters.add(kinds)}))`;
  const conditions = [
    `y.id = any(${parameters.add(scope.systems)}) and y.created_at < ${parameters.add(scope.to)}`,
    ...(highRisk ? [`y.risk_class = any(${parameters.add(highRiskClasses)})`] : []),
    ...(friaPoints ? [`(y.annex_point = any(${parameters.add(friaPoints)}) or y.fria_reference is not null)`] : []),
    ...(modalities ? [made(modalities)] : []),
  ];
  return `from ai_system y where ${conditions.join(' and ')}`;
}

/** AI systems, and those with an entry of one of the actions at any time before the end of the scope. */
export function enteredSystems(
  scope: Scope,
  { actions, highRisk }: Of<'systems-with-entry'>,
  parameters: Parameters,
): Members {
  const found = `exists (select from audit_entry e where e.subject = y.id::text
    and e.action = any(${parameters.add(actions)}) and e.at < ${parameters.add(scope.to)})`;
  const systems = selectSystems(scope, highRisk ? { highRisk } : {}, parameters);
  return { of: 'system', text: `select ${system}, ${found} as met ${systems}` };
}

/** AI systems, and those whose newest entry of one of the actions is young enough. */
export function freshSystems(
  scope: Scope,
  { actions, highRisk, drill, most }: Of<'systems-fresh'>,
  parameters: Parameters,
): Members {
  const now = parameters.add(scope.to);
  const isDrill = `exists (select from audit_payload p where p.entry_id = e.id and p.payload ->> 'drill' = 'true')`;
  const newest = `(select max(e.at) from audit_entry e where e.subject = y.id::text
    and e.action = any(${parameters.add(actions)}) and e.at < ${now} ${drill ? `and ${isDrill}` : ''})`;
  const systems = selectSystems(scope, highRisk ? { highRisk } : {}, parameters);
  return {
    of: 'system',
    expire: true,
    text: `select id, entry, at, expires, coalesce(expires >= ${now}, false) as met from (
      select ${system}, ${newest} + ${parameters.add(most)}::interval as expires ${systems}) system`,
  };
}

/** AI systems, and those with an entry of one of the actions on an output of theirs in the period; of the others nothing is known. */
export function actedSystems(
  scope: Scope,
  { actions, highRisk }: Of<'systems-with-act'>,
  parameters: Parameters,
): Members {
  const found = `exists (select from audit_entry e join submission s on s.id = e.subject::uuid
    where e.action = any(${parameters.add(actions)}) and e.at >= ${parameters.add(scope.from)}
      and e.at < ${parameters.add(scope.to)} and s.system_id = y.id and s.purpose = 'review')`;
  const systems = selectSystems(scope, highRisk ? { highRisk } : {}, parameters);
  return { of: 'system', text: `select ${system}, case when ${found} then true end as met ${systems}` };
}

const columns: Record<Exclude<SystemFact, 'stop'>, string> = {
  riskGrounds: 'y.risk_grounds',
  annexPoint: 'y.annex_point',
  friaReference: 'y.fria_reference',
};

/** True once a stop or a drill of one is on record; a stop that nobody tried says nothing. */
const wasStopped = (now: string): string => `case when exists (select from audit_entry e
  where e.subject = y.id::text and e.action = 'system.stopped' and e.at < ${now}) then true end`;

/** AI systems, and those of which a fact is on record. */
export function describedSystems(
  scope: Scope,
  { fact, systems }: Of<'systems-with-fact'>,
  parameters: Parameters,
): Members {
  const met = fact === 'stop' ? wasStopped(parameters.add(scope.to)) : `coalesce(${columns[fact]}, '') <> ''`;
  return { of: 'system', text: `select ${system}, ${met} as met ${selectSystems(scope, systems, parameters)}` };
}

/** AI systems, and those whose share of passes changed as asked; without enough results in both periods nothing can be said. */
export function changedSystems(
  scope: Scope,
  { checks, highRisk, leastResults, op, value }: Of<'systems-pass-rate-change'>,
  parameters: Parameters,
): Members {
  const least = parameters.add(leastResults);
  const [names, now] = [parameters.add(checks), parameters.add(scope.to)];
  const earlier = new Date(2 * scope.from.getTime() - scope.to.getTime());
  const rate = (
    from: Date,
    to: Date,
  ): string => `(select case when count(*) >= ${least}::int then avg((r.state = 'passed')::int) end from submission s
    join check_run r on r.submission_id = s.id
    where s.system_id = y.id and s.purpose = 'review' and s.created_at >= ${parameters.add(from)} and s.created_at < ${parameters.add(to)}
      and r.check_name = any(${names}) and r.finished_at < ${now} and r.state in ('passed', 'flagged', 'inconclusive'))`;
  const change = `${rate(scope.from, scope.to)} - ${rate(earlier, scope.from)}`;
  const met = `change ${operatorOf(op)} ${parameters.add(value)}::float8`;
  const systems = selectSystems(scope, highRisk ? { highRisk } : {}, parameters);
  return {
    of: 'system',
    text: `select id, entry, at, ${met} as met from (select ${system}, ${change} as change ${systems}) system`,
  };
}
