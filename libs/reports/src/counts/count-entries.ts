import type { Tx } from '@countersign/database';
import { coversDuration, type Measurement, type RuleCounts } from '@countersign/requirements';
import type { Policy } from '@countersign/policy';
import { countRows, Parameters, type Scope } from './scope.js';
import { selectReceived } from './select-outputs.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;

/** Entries `e` of outputs in the scope. */
function selectEntries(scope: Scope, action: string, highRisk: boolean, parameters: Parameters): string {
  const join = `join audit_entry e on e.subject = s.id::text and e.action = ${parameters.add(action)}`;
  return selectReceived(scope, highRisk, parameters, join);
}

/** Submissions and decisions of the scope, and those whose entry is there with the very hash that they name. */
export async function countActs(tx: Tx, scope: Scope): Promise<RuleCounts> {
  const parameters = new Parameters();
  const [systems, from, to] = [parameters.add(scope.systems), parameters.add(scope.from), parameters.add(scope.to)];
  return countRows(
    tx,
    `select count(*) as population, count(e.id) as met from (
       select s.entry_id, s.leaf_hash from submission s
       where s.system_id = any(${systems}) and s.created_at >= ${from} and s.created_at < ${to}
       union all
       select d.entry_id, d.leaf_hash from decision d join submission s on s.id = d.submission_id
       where s.system_id = any(${systems}) and d.created_at >= ${from} and d.created_at < ${to}
     ) act left join audit_entry e on e.id = act.entry_id and e.leaf_hash = act.leaf_hash`,
    parameters,
  );
}

/** Entries whose payload holds all fields, none of them null. */
export async function countFields(
  tx: Tx,
  scope: Scope,
  { action, fields, highRisk }: Of<'entries-with-fields'>,
): Promise<RuleCounts> {
  const parameters = new Parameters();
  const names = parameters.add(fields);
  const entries = selectEntries(scope, action, highRisk, parameters);
  return countRows(
    tx,
    `select count(*) as population, count(*) filter (where complete) as met from (
       select exists (select from audit_payload p where p.entry_id = e.id and json_typeof(p.payload) = 'object'
         and not exists (select from unnest(${names}::text[]) field where p.payload ->> field is null)
       ) as complete ${entries}) entry`,
    parameters,
  );
}

/** Entries before which an entry of one of the other actions stands. */
export async function countPreceded(tx: Tx, scope: Scope, { action, by }: Of<'entries-preceded'>): Promise<RuleCounts> {
  const parameters = new Parameters();
  const first = `(select min(f.at) from audit_entry f where f.action = any(${parameters.add(by)}))`;
  return countRows(
    tx,
    `select count(*) as population, count(*) filter (where e.at >= ${first}) as met
     ${selectEntries(scope, action, false, parameters)}`,
    parameters,
  );
}

/** The first UUIDv7 of a moment: entries are in the order of their ids. */
function firstId(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Entries of the period, of every AI system, and those whose actor is a pseudonym or a service. */
export async function countPseudonymous(tx: Tx, { from, to }: Scope): Promise<RuleCounts> {
  const parameters = new Parameters();
  return countRows(
    tx,
    `select count(*) as population,
       count(*) filter (where e.actor ~ '^(person|key):[0-9a-f]{32}$' or e.actor ~ '^service:[a-z-]+$') as met
     from audit_entry e where e.id >= ${parameters.add(firstId(from))} and e.id < ${parameters.add(firstId(to))}`,
    parameters,
  );
}

/** The newest verification in the period, and whether it found nothing wrong. */
export async function countVerified(tx: Tx, { from, to }: Scope): Promise<RuleCounts> {
  const parameters = new Parameters();
  return countRows(
    tx,
    `select count(*) as population, count(*) filter (where ok) as met from (
       select v.ok from audit_verification v where v.at >= ${parameters.add(from)} and v.at < ${parameters.add(to)}
       order by v.at desc limit 1) newest`,
    parameters,
  );
}

/** The log, and whether it is there from its first leaf to its last and the policy keeps entries for long enough. */
export async function countKept(tx: Tx, { least }: Of<'log-kept'>, policy: Policy): Promise<RuleCounts> {
  const parameters = new Parameters();
  const isLong = parameters.add(coversDuration(policy.retention.keep.auditEntries, least));
  return countRows(
    tx,
    `select count(*) as population, count(*) filter (where ${isLong}::boolean and first = 0 and last + 1 >= size) as met from (
       select (select min(leaf_index) from audit_leaf) as first, (select max(leaf_index) from audit_leaf) as last,
         (select max(size) from audit_checkpoint) as size) log where size > 0`,
    parameters,
  );
}
