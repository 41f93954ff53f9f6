import type { Modality, Outcome } from '@countersign/contracts';
import type { ReviewFacts } from '@countersign/policy';

/** A decided output, or a version before it, as far as an export has to know it. */
export interface Candidate {
  id: string;
  version: number;
  state: string;
  system: string;
  modality: Modality;
  language: string | null;
  content_digest: string;
  policy_digest: string | null;
  decided_at: Date | null;
  facts: Pick<ReviewFacts, 'checks' | 'findings'> | null;
  /** Whether its AI system may be learnt from. */
  consent: boolean;
  /** What its submitter said of it, if anything. */
  asked: unknown;
  /** Whether its content is still there. */
  kept: boolean;
  text: string | null;
  prompt: string | null;
  /** Whether it is put before people as gold, or was. */
  gold: boolean;
  /** Whether a second review ended otherwise than the first, or a contestation is not answered yet. */
  disputed: boolean;
  /** Decisions that count, oldest first; null: none. */
  decisions: { id: string; outcome: Outcome; reasons: { code: string }[] }[] | null;
}

/** The columns of `Candidate`, of `submission s`, its AI system `y` and its payload `p` (left join). */
export const candidateColumns = `s.id, s.version, s.state, y.slug as system, s.modality, s.language, s.content_digest, s.policy_digest,
  s.decided_at, s.facts, y.training_consent as consent, p.payload -> 'metadata' -> 'trainingConsent' as asked,
  p.submission_id is not null as kept, p.payload -> 'content' ->> 'text' as text, p.payload -> 'generator' ->> 'prompt' as prompt,
  exists (select from gold_item g where g.submission_id = s.id) as gold,
  exists (select from second_review v where v.original_id = s.id and v.outcome <> v.first_outcome)
    or exists (select from contestation c where c.submission_id = s.id and c.outcome is null) as disputed,
  (select jsonb_agg(jsonb_build_object('id', o.id, 'outcome', o.outcome, 'reasons', o.reasons) order by o.created_at, o.id)
    from decision o where o.submission_id = s.id and o.counted) as decisions`;
