import type { Tx } from '@countersign/database';
import type { Alternative, Measurement, RuleCounts } from '@countersign/requirements';
import { countRows, operatorOf, Parameters, type Scope } from './scope.js';
import { gaveReason, hasRun, selectOutputs } from './select-outputs.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;
type OutputMeasurement = Extract<Measurement, { outputs: object }>;

const counted = (met: string): string => `select count(*) as population, count(*) filter (where ${met}) as met`;

function shows(alternative: Alternative, byPerson: boolean, parameters: Parameters): string {
  switch (alternative.by) {
    case 'entry':
      return `exists (select from audit_entry e where e.subject = s.id::text
        and e.action = any(${parameters.add(alternative.actions)}) ${byPerson ? `and e.actor_kind = 'person'` : ''})`;
    case 'reason':
      return gaveReason(parameters.add(alternative.codes));
    case 'fact':
      return `coalesce(s.facts #>> ${parameters.add(alternative.path)} = 'true', false)`;
  }
}

/** Different people who approved exactly this version of `s`, its submitter left out. */
const approvers = `(select count(distinct d.person_id) from decision d where d.submission_id = s.id
  and d.outcome = 'approve' and d.counted and d.person_id <> s.submitter_id
  and d.version = s.version and d.content_digest = s.content_digest)`;

async function countInOrder(tx: Tx, scope: Scope, measurement: Of<'outputs-in-order'>): Promise<RuleCounts> {
  const parameters = new Parameters();
  const time = (which: 'min' | 'max', actions: readonly string[]): string =>
    `(select ${which}(e.at) from audit_entry e where e.subject = s.id::text and e.action = any(${parameters.add(actions)}))`;
  const outputs = selectOutputs(scope, measurement.outputs, parameters);
  return countRows(
    tx,
    `select count(*) as population, count(*) filter (where earlier <= later) as met
     from (select ${time('max', measurement.earlier)} as earlier, ${time('min', measurement.later)} as later ${outputs}) times
     where later is not null`,
    parameters,
  );
}

async function countMeasure(tx: Tx, scope: Scope, measurement: Of<'outputs-with-measure'>): Promise<RuleCounts> {
  const parameters = new Parameters();
  const [measure, checks] = [parameters.add(measurement.measure), parameters.add(measurement.checks)];
  const join = `join check_run m on m.submission_id = s.id and m.check_name = any(${checks}) and m.measures ? ${measure}`;
  const value = parameters.add(measurement.value);
  return countRows(
    tx,
    `${counted(`(m.measures ->> ${measure})::float8 ${operatorOf(measurement.op)} ${value}::float8`)}
     ${selectOutputs(scope, measurement.outputs, parameters, join)}`,
    parameters,
  );
}

/** Counts a measurement whose population is outputs. */
export async function countOutputs(tx: Tx, scope: Scope, measurement: OutputMeasurement): Promise<RuleCounts> {
  if (measurement.kind === 'outputs-in-order') return countInOrder(tx, scope, measurement);
  if (measurement.kind === 'outputs-with-measure') return countMeasure(tx, scope, measurement);
  const parameters = new Parameters();
  const met = conditionOf(measurement, parameters);
  return countRows(tx, `${counted(met)} ${selectOutputs(scope, measurement.outputs, parameters)}`, parameters);
}

function conditionOf(
  measurement: Exclude<OutputMeasurement, Of<'outputs-in-order'> | Of<'outputs-with-measure'>>,
  parameters: Parameters,
): string {
  switch (measurement.kind) {
    case 'outputs-with-check': {
      const states = measurement.answer === 'passed' ? ['passed'] : ['passed', 'flagged'];
      return hasRun(
        `r.check_name = any(${parameters.add(measurement.checks)}) and r.state = any(${parameters.add(states)})`,
      );
    }
    case 'outputs-not-flagged':
      return `not ${hasRun(`r.check_name = any(${parameters.add(measurement.checks)}) and r.state = 'flagged'`)}`;
    case 'outputs-with-approvers':
      return `${approvers} >= ${parameters.add(measurement.least)}`;
    case 'outputs-showing':
      return `(${measurement.alternatives.map((one) => shows(one, measurement.byPerson, parameters)).join(' or ')})`;
  }
}
