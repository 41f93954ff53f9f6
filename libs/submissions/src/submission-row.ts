import type { LocalizedText, Modality, SubmissionState, Tier } from '@countersign/contracts';

export interface LocalizedReason {
  rule: string;
  text: LocalizedText;
}
export interface StoredRisk {
  tier: Tier;
  reasons: LocalizedReason[];
}
export interface StoredRoute {
  queue: string;
  priority: number;
  approvals: number;
  competences: string[];
  dueAt: string | null;
  tags?: string[];
  reasons: LocalizedReason[];
}

/** Why there is a submission: handed in, or repeats a decided output to measure reviewers. */
export type Purpose = 'review' | 'gold' | 'second-review';

/** A row of `submission` with the slug of its AI system. */
export interface SubmissionRow {
  id: string;
  version: number;
  state: SubmissionState;
  system: string;
  modality: Modality;
  title: string;
  content_digest: string;
  language: string | null;
  submitter_kind: 'person' | 'key';
  submitter_id: string;
  supersedes: string | null;
  superseded_by: string | null;
  due_at: Date | null;
  tier: Tier | null;
  queue: string | null;
  risk: StoredRisk | null;
  route: StoredRoute | null;
  policy_digest: string | null;
  facts_digest: string | null;
  approvals_given: number;
  approvals_needed: number | null;
  entry_id: string;
  leaf_hash: Buffer;
  created_at: Date;
  decided_at: Date | null;
  /** Since when nothing of its AI system is released; null while it is not stopped. */
  stopped_since: Date | null;
  purpose: Purpose;
}

export const submissionColumns = `s.id, s.version, s.state, y.slug as system, s.modality, s.title, s.content_digest, s.language,
  s.submitter_kind, s.submitter_id, s.supersedes, s.superseded_by, s.due_at, s.tier, s.queue, s.risk, s.route, s.policy_digest,
  s.facts_digest, s.approvals_given, s.approvals_needed, s.entry_id, s.leaf_hash, s.created_at, s.decided_at, s.purpose,
  (select t.stopped_at from system_stop t where t.system_id = s.system_id and t.resumed_at is null) as stopped_since`;

/** `submission s` joined with its AI system `y`. */
export const submissionTables = 'submission s join ai_system y on y.id = s.system_id';
