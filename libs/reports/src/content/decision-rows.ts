import type { DecisionReason, Modality, Outcome, Tier } from '@countersign/contracts';
import type { ReviewFacts } from '@countersign/policy';

/** A decision as the page of a report reads it. */
export interface DecisionRow {
  id: string;
  entry_id: string;
  claim_id: string;
  at: string;
  created_at: Date;
  claimed_at: Date;
  together: number | null;
  outcome: Outcome;
  counted: boolean;
  lapse_id: string | null;
  lapsed_at: Date | null;
  reasons: DecisionReason[];
  comment: string | null;
  role: string;
  person_id: string;
  name: string | null;
  erased: boolean | null;
  actor: string;
  version: number;
  content_digest: string;
  policy_digest: string;
  facts_digest: string;
  checks: ReviewFacts['checks'];
  submission_id: string;
  submission_version: number;
  system: string;
  modality: Modality;
  title: string;
  routing: Routing;
  received_at: Date;
  public_interest: boolean;
  editorial: boolean;
  leaf_index: number;
  leaf: Buffer | string;
  leaf_hash: Buffer;
  payload: { state: string; approvals: { given: number; needed: number } } | null;
  salt: Buffer | null;
}

/** What the routing of an output said when it was decided on, and the state that followed. */
interface Routing {
  tier: Tier | null;
  queue: string | null;
  dueAt: string | null;
  rules: string[];
  /** Absent of decisions that were stored before it was. */
  routeRules?: string[];
  state: string;
}

/** Decisions `d` of a period and of AI systems, with their leaves `l` (null: not sealed); parameters 1 to 3 are the range's. */
export const ofPeriod = `
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
  left join audit_leaf l on l.entry_id = d.entry_id
where s.purpose = 'review' and d.created_at >= $1 and d.created_at < $2 and ($3::text[] is null or y.slug = any($3))`;

/**
 * A page of decisions, from a time and id on that are excluded: they are the one lower bound, or every page would be
 * looked for from the begin of the range. Leaves are read where they are to be shown.
 */
export const pageStatement = (proofs: boolean): string => `
select d.id, d.entry_id, d.claim_id, d.created_at::text as at, d.created_at, d.claimed_at, d.together, d.outcome, d.counted, d.reasons, d.comment, d.role, d.person_id,
  p.name, p.email like 'erased-%@invalid' as erased, e.actor, d.version, d.content_digest, d.policy_digest, d.facts_digest, d.facts -> 'checks' as checks, s.id as submission_id,
  s.version as submission_version, y.slug as system, s.modality, s.title, s.created_at as received_at, s.public_interest,
  coalesce(d.routing, jsonb_build_object('tier', s.tier, 'queue', s.queue, 'dueAt', s.due_at, 'state', s.state,
    'rules', (select coalesce(jsonb_agg(reason ->> 'rule'), '[]') from jsonb_array_elements(s.risk -> 'reasons') reason))) as routing,
  exists (select from editorial_record o where o.submission_id = s.id and o.content_digest = d.content_digest
    and o.recorded_at <= $7) as editorial,
  v.entry_id as lapse_id, v.at as lapsed_at, l.leaf_index::float8 as leaf_index, l.leaf_hash, a.payload,
  ${proofs ? 'l.leaf, a.salt' : `'' as leaf, null as salt`}
from decision d join submission s on s.id = d.submission_id join ai_system y on y.id = s.system_id
  join audit_leaf l on l.entry_id = d.entry_id join audit_entry e on e.id = d.entry_id
  left join audit_payload a on a.entry_id = d.entry_id left join person p on p.id = d.person_id
  left join (lapsed_approval v join audit_leaf k on k.entry_id = v.entry_id and k.leaf_index < $3) on v.decision_id = d.id
where s.purpose = 'review' and d.created_at < $1 and ($2::text[] is null or y.slug = any($2)) and l.leaf_index < $3
  and (d.created_at, d.id) > ($4::timestamptz, $5::uuid)
order by d.created_at, d.id limit $6`;
