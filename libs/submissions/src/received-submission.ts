import type { CheckRunRow } from './check-run-row.js';
import type { ParsedSubmission } from './parse-submission.js';
import type { SubmissionRow } from './submission-row.js';

/** A submission and its check runs as they were when it was handed in. */
export interface ReceivedSubmission {
  row: SubmissionRow;
  runs: CheckRunRow[];
}

/** What of a submission just taken in does not follow from what was handed in. */
export interface Stored extends Pick<
  SubmissionRow,
  | 'id'
  | 'version'
  | 'submitter_kind'
  | 'submitter_id'
  | 'supersedes'
  | 'entry_id'
  | 'leaf_hash'
  | 'created_at'
  | 'stopped_since'
> {
  checks: readonly { id: string; name: string; version: string }[];
}

/** The rows of a submission as it was when it was stored: nothing is known of it but what was handed in, and its check runs wait. */
export function receivedSubmission(
  { input, contentDigest, language }: ParsedSubmission,
  { checks, ...stored }: Stored,
): ReceivedSubmission {
  const row: SubmissionRow = {
    ...stored,
    state: 'checking',
    system: input.system,
    modality: input.modality,
    title: input.title,
    content_digest: contentDigest,
    language,
    superseded_by: null,
    due_at: null,
    tier: null,
    queue: null,
    risk: null,
    route: null,
    policy_digest: null,
    facts_digest: null,
    approvals_given: 0,
    approvals_needed: null,
    decided_at: null,
    purpose: 'review',
  };
  const runs = checks.map(({ id, name, version }): CheckRunRow => ({
    id,
    submission_id: stored.id,
    check_name: name,
    check_version: version,
    state: 'pending',
    attempts: 0,
    score: null,
    probability: null,
    calibrated_on: null,
    summary: null,
    attributions: null,
    measures: null,
    milliseconds: null,
    reused_from: null,
  }));
  return { row, runs: runs.toSorted((a, b) => (a.check_name < b.check_name ? -1 : 1)) };
}
