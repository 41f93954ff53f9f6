import type { ReportInput, ReportView } from '@countersign/contracts';

/** A file of a finished report. */
export interface ReportFile {
  name: string;
  mediaType: string;
  size: number;
  digest: string;
}

/** The state of the log that a report is frozen on. */
export interface ReportSnapshot {
  size: number;
  at: string;
}

export interface ReportRow {
  id: string;
  kind: 'audit';
  state: ReportView['state'];
  input: ReportInput;
  requested_by_name: string | null;
  done: number;
  total: number;
  files: ReportFile[];
  snapshot: ReportSnapshot | null;
  failure: string | null;
  created_at: Date;
  finished_at: Date | null;
}

/** Columns and tables of a report with the name of who asked for it. */
export const reportColumns = `r.id, r.kind, r.state, r.input, r.done, r.total, r.files, r.snapshot, r.failure, r.created_at,
  r.finished_at, coalesce(p.name, k.name) as requested_by_name`;
export const reportTables = `report r left join person p on r.requested_by_kind = 'person' and p.id = r.requested_by
  left join api_key k on r.requested_by_kind = 'key' and k.id = r.requested_by`;

/** A report as the API answers it. */
export function reportView(row: ReportRow): ReportView {
  const { kind, from, to, systems, formats, language } = row.input;
  return {
    id: row.id,
    kind,
    state: row.state,
    from,
    to,
    systems,
    formats,
    language,
    requestedBy: row.requested_by_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    progress: { done: row.done, total: row.total },
    failure: row.failure,
    files: row.files.map((file) => ({ ...file, href: `/api/v1/reports/${row.id}/files/${file.name}` })),
  };
}
