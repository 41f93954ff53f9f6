import type { DecisionReason, DecisionView, Outcome } from '@countersign/contracts';

/** A row of `decision` with the name of who decided, and when it lapsed. */
export interface DecisionRow {
  id: string;
  submission_id: string;
  version: number;
  person_id: string;
  name: string;
  outcome: Outcome;
  counted: boolean;
  reasons: DecisionReason[];
  comment: string | null;
  content_digest: string;
  policy_digest: string;
  facts_digest: string;
  entry_id: string;
  leaf_hash: Buffer;
  lapsed_at: Date | null;
  created_at: Date;
}

/** A decision as the API answers it. */
export function decisionView(row: DecisionRow): DecisionView {
  return {
    id: row.id,
    submission: row.submission_id,
    version: row.version,
    outcome: row.outcome,
    decider: { id: row.person_id, name: row.name },
    reasons: row.reasons,
    comment: row.comment,
    binding: {
      version: row.version,
      contentDigest: row.content_digest,
      policyDigest: row.policy_digest,
      factsDigest: row.facts_digest,
    },
    counted: row.counted,
    lapsedAt: row.lapsed_at?.toISOString() ?? null,
    at: row.created_at.toISOString(),
    entry: { id: row.entry_id, leafHash: row.leaf_hash.toString('hex') },
  };
}
