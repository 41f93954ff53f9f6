import type { Alternative, Measurement } from '@countersign/requirements';
import { operatorOf, type Members, type Parameters, type Scope } from './scope.js';
import { hasRun, selectOutputs } from './select-outputs.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;
type OutputMeasurement = Extract<Measurement, { outputs: object }>;

const output = 's.id::text as id, s.entry_id as entry, s.created_at as at';

function shows({ to }: Scope, alternative: Alternative, byPerson: boolean, parameters: Parameters): string {
  switch (alternative.by) {
    case 'entry':
      return `exists (select from audit_entry e where e.subject = s.id::text
        and e.action = any(${parameters.add(alternative.actions)}) and e.at < ${parameters.add(to)}
        ${byPerson ? `and e.actor_kind = 'person'` : ''})`;
    case 'fact':
      return `coalesce(s.facts #>> ${parameters.add(alternative.path)} = 'true', false)`;
  }
}

/** Different people whose approval of exactly this version of `s` counted before `now`, its submitter left out. */
const approvers = (
  now: string,
): string => `(select count(distinct d.person_id) from decision d where d.submission_id = s.id
  and d.outcome = 'approve' and d.counted and d.created_at < ${now} and d.person_id <> s.submitter_id
  and d.version = s.version and d.content_digest = s.content_digest
  and not exists (select from lapsed_approval a where a.decision_id = d.id and a.at < ${now}))`;

/** The time of the first or last entry of one of the actions on submission `s` before the end of the scope. */
const timeOf = ({ to }: Scope, which: 'min' | 'max', actions: readonly string[], parameters: Parameters): string =>
  `(select ${which}(e.at) from audit_entry e where e.subject = s.id::text
    and e.action = any(${parameters.add(actions)}) and e.at < ${parameters.add(to)})`;

function inOrder(scope: Scope, { outputs, earlier, later }: Of<'outputs-in-order'>, parameters: Parameters): string {
  const times = `${timeOf(scope, 'max', earlier, parameters)} as earlier, ${timeOf(scope, 'min', later, parameters)} as later`;
  return `select id, entry, at, case when later is not null then coalesce(earlier <= later, false) end as met
    from (select ${output}, ${times} ${selectOutputs(scope, outputs, parameters)}) times`;
}

function followed(
  scope: Scope,
  { outputs, from, to, most }: Of<'outputs-followed-within'>,
  parameters: Parameters,
): string {
  const times = `${timeOf(scope, 'min', from, parameters)} as began, ${timeOf(scope, 'min', to, parameters)} as ended`;
  const due = `began + ${parameters.add(most)}::interval`;
  const now = parameters.add(scope.to);
  return `select id, entry, at, case when ended is not null then ended <= ${due} when ${due} <= ${now} then false end as met
    from (select ${output}, ${times} ${selectOutputs(scope, outputs, parameters)}) times where began is not null`;
}

function measured(scope: Scope, measurement: Of<'outputs-with-measure'>, parameters: Parameters): string {
  const [measure, checks] = [parameters.add(measurement.measure), parameters.add(measurement.checks)];
  const join = `left join check_run m on m.submission_id = s.id and m.check_name = any(${checks})
    and m.measures ? ${measure} and m.finished_at < ${parameters.add(scope.to)}`;
  const value = parameters.add(measurement.value);
  return `select ${output}, (m.measures ->> ${measure})::float8 ${operatorOf(measurement.op)} ${value}::float8 as met
    ${selectOutputs(scope, measurement.outputs, parameters, join)}`;
}

function kept({ systems, to }: Scope, { outputs, least }: Of<'outputs-kept'>, parameters: Parameters): string {
  // A retention rule looks as far back as it asks, whatever window the pack has.
  const from = new Date(0);
  const since = `${parameters.add(to)}::timestamptz - ${parameters.add(least)}::interval`;
  return `select ${output}, exists (select from submission_payload p where p.submission_id = s.id)
      and exists (select from audit_entry e where e.id = s.entry_id and e.leaf_hash = s.leaf_hash) as met
    ${selectOutputs({ systems, from, to }, outputs, parameters)} and s.created_at >= ${since}`;
}

/** False where one of the checks flagged `s`, true where each of them that is to run on it passed, null where one gave no answer. */
function notFlagged({ to }: Scope, checks: readonly string[], parameters: Parameters): string {
  const [now, names] = [parameters.add(to), parameters.add(checks)];
  const ended = (state: string): string => hasRun(now, `r.check_name = any(${names}) and r.state = '${state}'`);
  const open = `exists (select from check_run r where r.submission_id = s.id and r.check_name = any(${names})
    and (r.state <> 'passed' or coalesce(r.finished_at >= ${now}, true)))`;
  return `case when ${ended('flagged')} then false when ${ended('passed')} and not ${open} then true end`;
}

/**
 * Whether the checks that ran on `s` told energy: each told some or none, together they told some, and no model that answered is one
 * whose power nobody knows. Null where all results were taken over from another version, which takes nothing.
 */
const toldEnergy = (now: string): string => `(select case when count(*) > 0 then bool_and(r.watt_hours is not null)
    and sum(r.watt_hours) > 0 and not exists (select from inference_call k
      where k.submission_id = s.id and k.outcome = 'answered' and k.energy_from = 'none') end
  from check_run r where r.submission_id = s.id and r.finished_at < ${now} and r.reused_from is null)`;

type Plain = Exclude<
  OutputMeasurement,
  Of<'outputs-in-order'> | Of<'outputs-with-measure'> | Of<'outputs-followed-within'> | Of<'outputs-kept'>
>;

function conditionOf(scope: Scope, measurement: Plain, parameters: Parameters): string {
  switch (measurement.kind) {
    case 'outputs-with-check': {
      const states = measurement.answer === 'passed' ? ['passed'] : ['passed', 'flagged'];
      return hasRun(
        parameters.add(scope.to),
        `r.check_name = any(${parameters.add(measurement.checks)}) and r.state = any(${parameters.add(states)})`,
      );
    }
    case 'outputs-not-flagged':
      return notFlagged(scope, measurement.checks, parameters);
    case 'outputs-with-energy':
      return toldEnergy(parameters.add(scope.to));
    case 'outputs-with-approvers':
      return `${approvers(parameters.add(scope.to))} >= ${parameters.add(measurement.least)}`;
    case 'outputs-showing':
      return `(${measurement.alternatives.map((one) => shows(scope, one, measurement.byPerson, parameters)).join(' or ')})`;
  }
}

function textOf(scope: Scope, measurement: OutputMeasurement, parameters: Parameters): string {
  switch (measurement.kind) {
    case 'outputs-in-order':
      return inOrder(scope, measurement, parameters);
    case 'outputs-followed-within':
      return followed(scope, measurement, parameters);
    case 'outputs-with-measure':
      return measured(scope, measurement, parameters);
    case 'outputs-kept':
      return kept(scope, measurement, parameters);
    default: {
      const met = conditionOf(scope, measurement, parameters);
      return `select ${output}, ${met} as met ${selectOutputs(scope, measurement.outputs, parameters)}`;
    }
  }
}

/** The members of a measurement whose population is outputs. */
export function outputMembers(scope: Scope, measurement: OutputMeasurement, parameters: Parameters): Members {
  return { of: 'submission', text: textOf(scope, measurement, parameters) };
}
