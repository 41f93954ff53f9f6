import { firstIdAt } from '@countersign/database';
import type { Measurement } from '@countersign/requirements';
import type { Members, Parameters, Scope } from './scope.js';
import { selectReceived } from './select-outputs.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;

const entry = 'e.id::text as id, e.id as entry, e.at';

/** Entries `e` of outputs in the scope, written before its end. */
function selectEntries(scope: Scope, action: string, highRisk: boolean, parameters: Parameters): string {
  const join = `join audit_entry e on e.subject = s.id::text and e.action = ${parameters.add(action)}
    and e.at < ${parameters.add(scope.to)}`;
  return selectReceived(scope, highRisk, parameters, join);
}

/** Submissions and decisions of the scope, and those whose entry is there with the very hash that they name. */
export function actMembers(scope: Scope, parameters: Parameters): Members {
  const [systems, from, to] = [parameters.add(scope.systems), parameters.add(scope.from), parameters.add(scope.to)];
  return {
    of: 'entry',
    text: `select act.entry_id::text as id, act.entry_id as entry, act.at, e.id is not null as met from (
       select s.entry_id, s.leaf_hash, s.created_at as at from submission s
       where s.purpose = 'review' and s.system_id = any(${systems}) and s.created_at >= ${from} and s.created_at < ${to}
       union all
       select d.entry_id, d.leaf_hash, d.created_at from decision d join submission s on s.id = d.submission_id
       where s.purpose = 'review' and s.system_id = any(${systems}) and d.created_at >= ${from} and d.created_at < ${to}
     ) act left join audit_entry e on e.id = act.entry_id and e.leaf_hash = act.leaf_hash`,
  };
}

/** Entries whose payload holds all fields, none of them null. */
export function fieldMembers(
  scope: Scope,
  { action, fields, highRisk }: Of<'entries-with-fields'>,
  parameters: Parameters,
): Members {
  const names = parameters.add(fields);
  return {
    of: 'entry',
    text: `select ${entry}, exists (select from audit_payload p where p.entry_id = e.id
        and json_typeof(p.payload) = 'object' and jsonb_strip_nulls(p.payload::jsonb) ?& ${names}::text[]) as met
      ${selectEntries(scope, action, highRisk, parameters)}`,
  };
}

/** Entries of ended checks, and whether the policy that they name was activated before; null where the payload is gone. */
export function policyMembers(scope: Scope, { highRisk }: Of<'checks-under-policy'>, parameters: Parameters): Members {
  const activated = `exists (select from audit_entry a join audit_payload q on q.entry_id = a.id
    where a.action = 'policy.activated' and a.at <= e.at and q.payload ->> 'digest' = c.payload ->> 'policyDigest')`;
  const met = `(select ${activated} from audit_payload c where c.entry_id = e.id)`;
  return {
    of: 'entry',
    text: `select ${entry}, ${met} as met ${selectEntries(scope, 'check.completed', highRisk, parameters)}`,
  };
}

/** Entries of the period, of every AI system, and those whose actor is a pseudonym or a service. */
export function pseudonymousMembers({ from, to }: Scope, parameters: Parameters): Members {
  return {
    of: 'entry',
    text: `select ${entry}, e.actor ~ '^(person|key):[0-9a-f]{32}$' or e.actor ~ '^service:[a-z-]+$' as met
      from audit_entry e where e.id >= ${parameters.add(firstIdAt(from))} and e.id < ${parameters.add(firstIdAt(to))}`,
  };
}

/** The newest entry of one of the actions, and whether it is young enough. */
export function newestMembers(
  { to }: Scope,
  { actions, most }: Of<'newest-entry-fresh'>,
  parameters: Parameters,
): Members {
  const now = parameters.add(to);
  return {
    of: 'entry',
    expire: true,
    text: `(select id, entry, at, expires, expires >= ${now} as met from (
      select ${entry}, e.at + ${parameters.add(most)}::interval as expires
      from audit_entry e where e.action = any(${parameters.add(actions)}) and e.at < ${now}
      order by e.at desc limit 1) newest)`,
  };
}
