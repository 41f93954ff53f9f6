import type { TrainingExportInput, TrainingExportView } from '@countersign/contracts';

export interface TrainingFile {
  name: string;
  mediaType: string;
  size: number;
  digest: string;
}

export interface TrainingExportRow {
  id: string;
  state: TrainingExportView['state'];
  input: TrainingExportInput;
  requested_by_name: string | null;
  created_at: Date;
  attempts: number;
  lines: number | null;
  left_out: TrainingExportView['leftOut'];
  included: string[];
  files: TrainingFile[];
  failure: string | null;
  finished_at: Date | null;
  files_removed_at: Date | null;
}

export const exportColumns = `e.id, e.state, e.input, p.name as requested_by_name, e.created_at, e.attempts, e.lines, e.left_out, e.included,
  e.files, e.failure, e.finished_at, e.files_removed_at`;
export const exportTables = 'training_export e left join person p on p.id = e.requested_by';

/** Whether export `e` is of AI systems of that parameter (a `text[]`, null for all) only, as SQL. */
export const isExportOf = (parameter: string): string =>
  `(${parameter}::text[] is null or (e.input -> 'systems' <> '[]' and e.input -> 'systems' <@ to_jsonb(${parameter}::text[])))`;

/** Whether an AI system that has lines in export `e` consents no more, as SQL. */
export const consentWithdrawn = `exists (select from ai_system y where y.slug = any(e.included) and not y.training_consent)`;

/** An export as the API answers it. */
export function exportView(row: TrainingExportRow): TrainingExportView {
  const { form, from, to, systems, language = null } = row.input;
  const files = row.state === 'done' && row.files_removed_at === null ? row.files : [];
  return {
    id: row.id,
    state: row.state,
    form,
    from,
    to,
    systems,
    language,
    requestedBy: row.requested_by_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    lines: row.lines,
    leftOut: row.left_out,
    failure: row.failure,
    files: files.map((file) => ({ ...file, href: `/api/v1/quality/exports/${row.id}/files/${file.name}` })),
    filesRemovedAt: row.files_removed_at?.toISOString() ?? null,
  };
}
