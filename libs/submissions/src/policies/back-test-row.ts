import type { BackTestResult, BackTestView, Digest } from '@countersign/contracts';

/** A worker that gives no sign for this long has died, and another takes the back-test from the start. */
export const leaseSeconds = 60;

export interface BackTestRow {
  id: string;
  draft_id: string;
  digest: Digest;
  documents: { name: string; yaml: string }[];
  from_at: Date;
  to_at: Date;
  /** Short names; none: all. */
  systems: string[];
  state: BackTestView['state'];
  progress: number;
  requested_at: Date;
  finished_at: Date | null;
  failure: string | null;
  result: BackTestResult | null;
}

export const backTestColumns = `id, draft_id, digest, documents, from_at, to_at, systems, state, progress, requested_at, finished_at,
  failure, result`;

export function backTestView(row: Omit<BackTestRow, 'documents'>): BackTestView {
  return {
    id: row.id,
    draft: row.draft_id,
    digest: row.digest,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    systems: row.systems,
    state: row.state,
    progress: row.progress,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    failure: row.failure,
    result: row.result,
  };
}
