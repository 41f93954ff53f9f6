import type { Language, LocalizedText, SubmissionListItem, SubmissionView } from '@countersign/contracts';
import type { CheckRunRow } from './check-run-row.js';
import type { LocalizedReason, SubmissionRow } from './submission-row.js';

/** What the queue says of a waiting submission: its place in it. */
export interface QueuePlace {
  position: number | null;
}

const inLanguage = (reasons: readonly LocalizedReason[], language: Language) =>
  reasons.map(({ rule, text }) => ({ rule, text: text[language] }));

const say = (text: LocalizedText | null, language: Language): string | null => text?.[language] ?? null;

/** A submission as the API answers it, in the reader's language. */
export function submissionView(
  row: SubmissionRow,
  runs: readonly CheckRunRow[],
  place: QueuePlace,
  language: Language,
): SubmissionView {
  const self = `/api/v1/submissions/${row.id}`;
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    system: row.system,
    modality: row.modality,
    title: row.title,
    contentDigest: row.content_digest,
    checks: runs.map((run) => ({
      check: run.check_name,
      version: run.check_version,
      state: run.state,
      score: run.score,
      probability: run.probability,
      calibratedOn: run.calibrated_on,
      summary: say(run.summary, language),
      reason: run.state === 'inconclusive' ? say(run.summary, language) : null,
      attempts: run.attempts,
      milliseconds: run.milliseconds,
      reusedFrom: run.reused_from,
    })),
    risk: row.risk && { tier: row.risk.tier, reasons: inLanguage(row.risk.reasons, language) },
    route: row.route && { ...row.route, reasons: inLanguage(row.route.reasons, language) },
    approvals: row.approvals_needed === null ? null : { given: row.approvals_given, needed: row.approvals_needed },
    queue: { position: place.position, dueAt: row.due_at?.toISOString() ?? null },
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
    entry: { id: row.entry_id, leafHash: row.leaf_hash.toString('hex') },
    createdAt: row.created_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    stoppedSince: row.stopped_since?.toISOString() ?? null,
    links: {
      self,
      wait: `${self}/wait`,
      revisions: `${self}/revisions`,
      contestations: `${self}/contestations`,
      // While its AI system is stopped there is none to be had.
      receipt: row.state === 'approved' && !row.stopped_since ? `${self}/receipt` : null,
    },
  };
}

/** A submission as a row of a list. */
export function submissionListItem(row: SubmissionRow): SubmissionListItem {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    system: row.system,
    modality: row.modality,
    title: row.title,
    tier: row.tier,
    queue: row.queue,
    contentDigest: row.content_digest,
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}
