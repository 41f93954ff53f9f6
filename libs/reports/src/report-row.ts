import type { ReportInput, ReportView } from '@countersign/contracts';

/** A file of a finished report. */
export interface ReportFile {
  name: string;
  /** Not there in reports of the first version. */
  format?: string;
  mediaType: string;
  size: number;
  digest: string;
}

/** The state of the log that a report is frozen on. */
export interface ReportSnapshot {
  size: number;
  at: string;
  /** The checkpoint as it stood then: witnesses may cosign it later. */
  note: string;
  policyDigest: string;
  /** Digests of the requirement packs, in their order. */
  packs: string[];
}

export interface ReportRow {
  id: string;
  kind: 'audit';
  state: ReportView['state'];
  input: ReportInput;
  requested_by_name: string | null;
  done: number;
  total: number;
  attempts: number;
  files: ReportFile[];
  snapshot: ReportSnapshot | null;
  failure: string | null;
  created_at: Date;
  finished_at: Date | null;
  files_removed_at: Date | null;
  schedule_id: string | null;
  schedule_name: string | null;
}

/** Columns and tables of a report with the name of who asked for it. */
export const reportColumns = `r.id, r.kind, r.state, r.input, r.done, r.total, r.attempts, r.files, r.snapshot, r.failure, r.created_at,
  r.finished_at, r.files_removed_at, r.schedule_id, c.name as schedule_name, coalesce(p.name, k.name) as requested_by_name`;
export const reportTables = `report r left join person p on r.requested_by_kind = 'person' and p.id = r.requested_by
  left join api_key k on r.requested_by_kind = 'key' and k.id = r.requested_by
  left join report_schedule c on c.id = r.schedule_id`;

/** Files that can be had: those of a report that is not finished may still change. */
export const availableFiles = ({ state, files, files_removed_at }: ReportRow): ReportFile[] =>
  state === 'done' && files_removed_at === null ? files : [];

/** A report as the API answers it. */
export function reportView(row: ReportRow): ReportView {
  const { kind, from, to, timeZone, systems, formats, language } = row.input;
  return {
    id: row.id,
    kind,
    state: row.state,
    from,
    to,
    timeZone,
    systems,
    formats,
    language,
    requestedBy: row.requested_by_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    progress: { done: row.done, total: row.total },
    failure: row.failure,
    files: availableFiles(row).map(({ name, format, mediaType: type, size, digest }) => {
      const href = `/api/v1/reports/${row.id}/files/${name}`;
      return { name, format: format ?? null, mediaType: type, size, digest, href };
    }),
    filesRemovedAt: (row.state === 'done' ? row.files_removed_at : null)?.toISOString() ?? null,
    schedule: row.schedule_id === null ? null : { id: row.schedule_id, name: row.schedule_name ?? '' },
  };
}
