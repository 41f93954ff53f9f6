import { evidenceHeldSince } from '@countersign/audit';
import type { IncidentClass, IncidentReportInput, IncidentView } from '@countersign/contracts';
import type { RequirementPack } from '@countersign/requirements';
import { incidentClock } from './incident-clock.js';

/** A row of `incident` with its reports, the classes that it had and the name of who opened it. */
export interface IncidentRow {
  id: string;
  title: string;
  description: string;
  class: IncidentClass;
  systems: string[];
  submissions: string[];
  awareAt: Date;
  occurredAt: Date | null;
  createdAt: Date;
  openedBy: string | null;
  heldSince: Date | null;
  closedAt: Date | null;
  correctiveAction: string | null;
  entry: string;
  classifications: {
    from: IncidentClass;
    to: IncidentClass;
    reason: string;
    at: string;
    by: string | null;
    entry: string;
  }[];
  reports: {
    id: string;
    kind: IncidentReportInput['kind'];
    recipient: IncidentReportInput['recipient'];
    sentAt: string;
    reference: string;
    recordedAt: string;
    recordedBy: string | null;
    entry: string;
  }[];
}

/** The columns of `incident i` and who opened it, `p`, under the names of `IncidentRow`. */
export const incidentColumns = `i.id, i.title, i.description, i.class, i.systems, i.submissions, i.aware_at as "awareAt",
  i.occurred_at as "occurredAt", i.opened_at as "createdAt", p.name as "openedBy", 
  ${evidenceHeldSince('i.id', "'infinity'")} as "heldSince",
  i.closed_at as "closedAt", i.corrective_action as "correctiveAction", i.entry_id as entry,
  coalesce((select json_agg(json_build_object('from', c.class_before, 'to', c.class_after, 'reason', c.reason,
    'at', c.changed_at, 'by', q.name, 'entry', c.entry_id) order by c.changed_at, c.id)
    from incident_classification c left join person q on q.id = c.changed_by where c.incident_id = i.id), '[]') as classifications,
  coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'recipient', r.recipient, 'sentAt', r.sent_at,
    'reference', r.reference, 'recordedAt', r.recorded_at, 'recordedBy', q.name, 'entry', r.entry_id) order by r.sent_at, r.id)
    from incident_report r left join person q on q.id = r.recorded_by where r.incident_id = i.id), '[]') as reports`;

export const incidentTables = 'incident i left join person p on p.id = i.opened_by';

function toldAt({ reports }: IncidentRow): Date | null {
  const told = reports.find(({ recipient }) => recipient === 'authority');
  return told === undefined ? null : new Date(told.sentAt);
}

/** An incident as the API answers it, its clock by the law of the packs at a moment. */
export function incidentView(row: IncidentRow, packs: readonly RequirementPack[], now: Date): IncidentView {
  const { createdAt, awareAt, occurredAt, heldSince, closedAt, classifications, reports, ...others } = row;
  return {
    ...others,
    awareAt: awareAt.toISOString(),
    occurredAt: occurredAt?.toISOString() ?? null,
    openedAt: createdAt.toISOString(),
    clock: incidentClock(packs, { class: row.class, awareAt, toldAt: toldAt(row) }, now),
    heldSince: heldSince?.toISOString() ?? null,
    classifications: classifications.map(({ at, ...change }) => ({ ...change, at: new Date(at).toISOString() })),
    reports: reports.map(({ sentAt, recordedAt, ...report }) => ({
      ...report,
      sentAt: new Date(sentAt).toISOString(),
      recordedAt: new Date(recordedAt).toISOString(),
    })),
    closedAt: closedAt?.toISOString() ?? null,
  };
}
