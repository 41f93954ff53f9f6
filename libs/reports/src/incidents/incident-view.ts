import { evidenceHeldSince } from '@countersign/audit';
import { reportingDays, type IncidentClass, type IncidentReportInput, type IncidentView } from '@countersign/contracts';

/** A row of `incident` with its reports and the name of who opened it. */
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
  coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'recipient', r.recipient, 'sentAt', r.sent_at,
    'reference', r.reference, 'recordedAt', r.recorded_at, 'recordedBy', q.name, 'entry', r.entry_id) order by r.sent_at, r.id)
    from incident_report r left join person q on q.id = r.recorded_by where r.incident_id = i.id), '[]') as reports`;

export const incidentTables = 'incident i left join person p on p.id = i.opened_by';

const articles: Record<number, string> = { 15: '73(2)', 10: '73(4)', 2: '73(3)' };

const day = 86_400_000;

/** What is aimed at: so many times 24 hours from awareness. */
const aimAt = (kind: IncidentClass, awareAt: Date): Date => new Date(awareAt.getTime() + reportingDays[kind] * day);

/**
 * The end of the period that Art. 73 grants a class of incident: the last millisecond of its last day in UTC. The day of
 * awareness is not counted, and the period ends with the last hour of its last day (Regulation (EEC, Euratom) No 1182/71 of
 * 3 June 1971, Art. 3(1) and (2)(b)). That weekends and holidays may prolong it (Art. 3(4) and (5)) is left out.
 */
export function dueAt(kind: IncidentClass, awareAt: Date): Date {
  return new Date((Math.floor(awareAt.getTime() / day) + reportingDays[kind] + 1) * day - 1);
}

function clockOf({ class: kind, awareAt, reports }: IncidentRow, now: Date): IncidentView['clock'] {
  const days = reportingDays[kind];
  const due = dueAt(kind, awareAt);
  const told = reports.find(({ recipient }) => recipient === 'authority');
  const toldAt = told === undefined ? null : new Date(told.sentAt);
  const state = toldAt === null ? (now > due ? 'overdue' : 'running') : toldAt <= due ? 'in-time' : 'late';
  return {
    days,
    aimAt: aimAt(kind, awareAt).toISOString(),
    dueAt: due.toISOString(),
    source: `Regulation (EU) 2024/1689, Art. ${articles[days] ?? '73'}; applies from 2026-08-02`,
    toldAt: toldAt?.toISOString() ?? null,
    state,
  };
}

/** An incident as the API answers it, its clock at a moment. */
export function incidentView(row: IncidentRow, now: Date): IncidentView {
  const { createdAt, awareAt, occurredAt, heldSince, closedAt, reports, ...others } = row;
  return {
    ...others,
    awareAt: awareAt.toISOString(),
    occurredAt: occurredAt?.toISOString() ?? null,
    openedAt: createdAt.toISOString(),
    clock: clockOf(row, now),
    heldSince: heldSince?.toISOString() ?? null,
    reports: reports.map(({ sentAt, recordedAt, ...report }) => ({
      ...report,
      sentAt: new Date(sentAt).toISOString(),
      recordedAt: new Date(recordedAt).toISOString(),
    })),
    closedAt: closedAt?.toISOString() ?? null,
  };
}
