import { evidenceHeldSince } from '@countersign/audit';
import type { IncidentSelection, Measurement } from '@countersign/requirements';
import type { Members, Parameters, Scope } from './scope.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;

const incident = 'i.id::text as id, i.entry_id as entry, i.aware_at as at';

/** `from … where …` of the incidents `i` of the scope that we became aware of in its period. */
function selectIncidents(scope: Scope, { classes, role }: IncidentSelection, parameters: Parameters): string {
  const named = `exists (select from ai_system y where y.slug = any(i.systems)
    and y.id = any(${parameters.add(scope.systems)})
    ${role === undefined ? '' : `and y.role in (${parameters.add(role)}, 'both')`})`;
  const now = parameters.add(scope.to);
  // What it was reclassified from later is what it was then.
  const classThen = `coalesce((select c.class_before from incident_classification c
    where c.incident_id = i.id and c.changed_at >= ${now} order by c.changed_at, c.id limit 1), i.class)`;
  return `from incident i where i.aware_at >= ${parameters.add(scope.from)} and i.aware_at < ${now}
    and ${named} ${classes ? `and ${classThen} = any(${parameters.add(classes)})` : ''}`;
}

/** When a recipient was told first; null when it was not by the end of the scope. */
const toldAt = (recipient: 'authority' | 'provider', until: string): string =>
  `(select min(r.sent_at) from incident_report r
    where r.incident_id = i.id and r.recipient = '${recipient}' and r.sent_at < ${until})`;

function recordOf(shows: Of<'incidents-showing'>['shows'], parameters: Parameters, to: Date): string {
  if (shows === 'opened') return 'exists (select from audit_entry e where e.id = i.entry_id)';
  const until = parameters.add(to);
  switch (shows) {
    case 'held':
      // What was held until the incident was closed may be let go.
      return `${evidenceHeldSince('i.id', `least(i.closed_at, ${until})`)} is not null`;
    case 'authority-told':
      return `${toldAt('authority', until)} is not null`;
    case 'provider-told':
      return `${toldAt('provider', until)} is not null`;
    case 'closed':
      return `coalesce(i.closed_at < ${until}, false)`;
  }
}

/** Incidents, and those of which something is on record. */
export function shownIncidents(
  scope: Scope,
  { incidents, shows }: Of<'incidents-showing'>,
  parameters: Parameters,
): Members {
  const met = recordOf(shows, parameters, scope.to);
  return { of: 'incident', text: `select ${incident}, ${met} as met ${selectIncidents(scope, incidents, parameters)}` };
}

/**
 * Incidents, and those that the authority was told of in time, which is before the last day (UTC) is over, the day of awareness
 * not counted (as `dueAt` of an incident says); null while the clock runs.
 */
export function reportedIncidents(
  scope: Scope,
  { incidents, most }: Of<'incidents-reported-within'>,
  parameters: Parameters,
): Members {
  const now = parameters.add(scope.to);
  const due = `(date_trunc('day', at at time zone 'UTC') + ${parameters.add(most)}::interval + interval '1 day') at time zone 'UTC'`;
  const selected = selectIncidents(scope, incidents, parameters);
  return {
    of: 'incident',
    text: `select id, entry, at, case when told is not null then told < ${due} when ${due} <= ${now} then false end as met
      from (select ${incident}, ${toldAt('authority', now)} as told ${selected}) incident`,
  };
}

/** Incidents that the authority was told of, and whether the provider was told before it. */
export function providerFirstIncidents(
  scope: Scope,
  { incidents }: Of<'incidents-provider-first'>,
  parameters: Parameters,
): Members {
  const now = parameters.add(scope.to);
  const [provider, authority] = [toldAt('provider', now), toldAt('authority', now)];
  const selected = selectIncidents(scope, incidents, parameters);
  return {
    of: 'incident',
    text: `select id, entry, at, case when authority is not null then coalesce(provider <= authority, false) end as met
      from (select ${incident}, ${provider} as provider, ${authority} as authority ${selected}) incident`,
  };
}
