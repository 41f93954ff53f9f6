import type { EntryDraft } from '@countersign/audit';
import type { Generator, Modality } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import type { RunRow } from './repeat-check-runs.js';
import type { Purpose } from './submission-row.js';

/** The output that a gold item or a second review repeats. */
export interface OriginalRow {
  system: string;
  modality: Modality;
  content_digest: string;
  submitter_kind: 'key' | 'person';
  submitter_id: string;
  pseudonym: string;
  generator: Generator;
  input_digest: string;
  sources: string[];
}

/** That it was received, as the log has it of any output. */
export function receivedEntry(
  id: string,
  row: OriginalRow,
  purpose: Exclude<Purpose, 'review'>,
  runs: readonly RunRow[],
): EntryDraft {
  const { provider, model, version = null } = row.generator;
  return {
    action: 'submission.received',
    subject: id,
    payload: {
      submission: id,
      version: 1,
      system: row.system,
      modality: row.modality,
      contentDigest: row.content_digest,
      supersedes: null,
      generator: { provider, model, version },
      inputDigest: row.input_digest,
      sources: row.sources,
      checks: runs.map(({ check, version: its }) => ({ check, version: its })),
      purpose,
    },
  };
}

/** That a check of it was completed, as the log has it of any output. */
export function checkedEntry(
  submission: string,
  { content_digest: contentDigest }: OriginalRow,
  { check, version, state: outcome, score, milliseconds, findings }: RunRow,
  { digest: policyDigest }: Policy,
): EntryDraft {
  const payload = { submission, check, version, contentDigest, outcome, score, milliseconds, attempts: 1 };
  const found = { findings: findings.slice(0, 100), findingsTotal: findings.length, policyDigest };
  return { action: 'check.completed', subject: submission, payload: { ...payload, ...found } };
}
