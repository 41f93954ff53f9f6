import type { PersonActor } from '@countersign/access';
import {
  ProductError,
  type Binding,
  type DecisionAnswer,
  type DecisionInput,
  type LocalizedFault,
  type SubmissionState,
} from '@countersign/contracts';
import { faultOfPlace } from '@countersign/modalities';
import { reasonsFor, type Policy } from '@countersign/policy';
import type { Purpose, Settlement } from '@countersign/submissions';
import type { PointedAt } from './read-pointed-at.js';
import type { ReviewRow } from './review-row.js';

/** The columns of a review that decisions look at; the others are half of the row. */
export const decisiveColumns = [
  'submission_id',
  'tier',
  'system',
  'modality',
  'competences',
  'language',
  'approvals_given',
  'approvals_needed',
  'approved_by',
  'submitter_id',
  'leads_only',
  'claim_id',
  'claimed_by',
  'claimed_at',
  'lease_until',
  'excluded',
  'adjudicating',
  'contestation_id',
] as const satisfies readonly (keyof ReviewRow)[];

/** A review under decision, locked, with what its submission is bound to. */
export interface LockedReview extends Pick<ReviewRow, (typeof decisiveColumns)[number]> {
  claim_id: string;
  claimed_at: Date;
  version: number;
  content_digest: string;
  policy_digest: string;
  facts_digest: string;
  submission_state: SubmissionState;
  public_interest: boolean;
  purpose: Purpose;
  /** It was routed under a policy exception that has ended since, and is routed again in a moment. */
  exceptions_changed: boolean;
  /** What the checks found is hidden from who claimed it, until they have said what they think. */
  opinion_missing: boolean;
}

/** The members of a binding that are no longer what the reviewer was shown. */
function changedMembers(binding: Binding, review: LockedReview): string[] {
  const present: Binding = {
    version: review.version,
    contentDigest: review.content_digest,
    policyDigest: review.policy_digest,
    factsDigest: review.facts_digest,
  };
  const changed = (Object.keys(present) as (keyof Binding)[]).filter((member) => present[member] !== binding[member]);
  return changed.length === 0 && review.exceptions_changed ? ['factsDigest'] : changed;
}

/** Refuses a decision on something else than what lies there now, naming what changed. */
export function requireFresh(binding: Binding, review: LockedReview): void {
  const changed = changedMembers(binding, review);
  if (changed.length === 0) return;
  throw new ProductError(
    'stale-binding',
    {
      en: `Since you claimed it, this changed: ${changed.join(', ')}. Nothing was decided. Claim the review again to see the present state.`,
      'zh-TW': `認領後以下內容已變更：${changed.join('、')}。尚未做出任何裁決，請重新認領以查看最新狀態。`,
    },
    { changed },
  );
}

const nowhere = {
  en: 'The output that this points at is not kept any more.',
  'zh-TW': '所指的產出內容已不再保存。',
};

/**
 * Refuses reasons that the policy does not know for this outcome and modality, or that point at findings of another submission
 * or at places that the output does not have.
 */
export function requireReasons(
  input: Pick<DecisionInput, 'outcome' | 'reasons'>,
  review: Pick<ReviewRow, 'modality'>,
  policy: Policy,
  { findings, output }: PointedAt,
): void {
  const allowed = new Set(reasonsFor(policy, input.outcome, review.modality).map(({ code }) => code));
  const errors: LocalizedFault[] = input.reasons.flatMap(({ code, finding, place }, index) => {
    const faults: LocalizedFault[] = [];
    if (!allowed.has(code)) {
      const detail = {
        en: `"${code}" is not a reason for "${input.outcome}" on ${review.modality}; see GET /api/v1/catalog.`,
        'zh-TW': `「${code}」不是對 ${review.modality} 產出裁決「${input.outcome}」時可用的理由，可用理由請見 GET /api/v1/catalog。`,
      };
      faults.push({ pointer: `/reasons/${index}/code`, code: 'not-allowed', detail });
    }
    if (finding !== undefined && !findings.has(finding)) {
      const detail = { en: 'This finding does not belong to the submission.', 'zh-TW': '此檢核發現不屬於該送審項目。' };
      faults.push({ pointer: `/reasons/${index}/finding`, code: 'unknown-finding', detail });
    }
    const misplaced = place && (output ? faultOfPlace(place, output) : nowhere);
    if (misplaced) faults.push({ pointer: `/reasons/${index}/place`, code: 'unknown-place', detail: misplaced });
    return faults;
  });
  if (errors.length === 0) return;
  throw new ProductError(
    'invalid-body',
    {
      en: 'A reason does not fit this decision; each fault is listed under "errors". Nothing was decided.',
      'zh-TW': '裁決理由不適用，各錯誤列於 "errors"。尚未做出任何裁決。',
    },
    { errors },
  );
}

/** What a decision makes of its review: the submission's next state (null while it waits on), and the approvals counted. */
export interface Consequence {
  next: Settlement['next'];
  approvals: DecisionAnswer['approvals'];
  approvedBy: string[];
  /** People who may not take it again. */
  excluded: string[];
  /** Whether it now waits for, or stays with, a lead because people disagree. */
  adjudicating: boolean;
}

/** Whether people disagree with this: it rejects what somebody has approved, and the policy leaves that to a lead. */
function isDisagreement(input: DecisionInput, review: LockedReview, policy: Policy): boolean {
  // Once it is with the leads, their rejection is a word on that and not a new disagreement.
  if (policy.riskRouting.defaults.adjudication !== 'lead' || review.adjudicating) return false;
  return input.outcome === 'reject' && review.approvals_needed > 1 && review.approved_by.length > 0;
}

/**
 * What follows from an outcome: an approval counts once; a rejection decides, unless somebody has approved: then a lead who has
 * not decided on it does. Also after that no output is approved by fewer people than were asked for.
 */
export function consequenceOf(
  input: DecisionInput,
  review: LockedReview,
  actor: PersonActor,
  policy: Policy,
): Consequence {
  const given = review.approvals_given + (input.outcome === 'approve' ? 1 : 0);
  const approvals = { given, needed: review.approvals_needed };
  const approvedBy = input.outcome === 'approve' ? [...review.approved_by, actor.id] : review.approved_by;
  const { excluded, adjudicating } = review;
  const stays = { next: null, approvals, approvedBy, excluded, adjudicating };
  switch (input.outcome) {
    case 'approve': {
      const next = given >= review.approvals_needed ? 'approved' : null;
      return { ...stays, next, adjudicating: adjudicating && next === null };
    }
    case 'reject':
      return isDisagreement(input, review, policy)
        ? { ...stays, excluded: [...new Set([...excluded, ...approvedBy, actor.id])], adjudicating: true }
        : { ...stays, next: 'rejected', adjudicating: false };
    case 'request-changes':
      return { ...stays, next: 'changes-requested', adjudicating: false };
    case 'escalate':
      return stays;
  }
}
