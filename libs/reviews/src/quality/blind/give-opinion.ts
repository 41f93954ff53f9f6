import { authorize, type Actor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, ProductError, type OpinionInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import type { Claim } from '../../claim.js';
import { requireReasons, type LockedReview } from '../../decision-checks.js';
import { ineligibility } from '../../eligibility.js';
import { claimLost } from '../../keep-claim.js';
import { readPointedAt } from '../../read-pointed-at.js';
import type { ReviewRow } from '../../review-row.js';

interface OpenReview
  extends ReviewRow, Pick<LockedReview, 'version' | 'content_digest' | 'policy_digest' | 'facts_digest'> {
  lease_until: Date;
  arm: 'shown' | 'hidden' | null;
  drawn_by: 'lot' | 'tier';
}

const lock = `
select r.*, s.version, s.content_digest, s.policy_digest, s.facts_digest, a.arm, a.drawn_by
from review r join submission s on s.id = r.submission_id
left join review_arm a on a.submission_id = r.submission_id and a.person_id = r.claimed_by
where r.claim_id = $1 and r.claimed_by = $2 and r.lease_until >= $3 for update of r`;

const given = `select outcome, confidence from first_opinion where submission_id = $1 and person_id = $2`;

const insert = `
insert into first_opinion (submission_id, person_id, claim_id, outcome, confidence, reasons, version, content_digest,
  policy_digest, facts_digest, entry_id, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** The refusal of a decision that should have been preceded by a first opinion. */
export const opinionFirst = (): ProductError =>
  new ProductError('opinion-first', {
    en: 'What the checks found is hidden from you until you have said what you think: POST /api/v1/reviews/opinions. Nothing was decided.',
    'zh-TW': '在您說明看法之前，檢核結果不會顯示：請先使用 POST /api/v1/reviews/opinions。尚未做出任何裁決。',
  });

/**
 * Stores what a reviewer thinks of an output before they see what the checks found. Once for each output and person; the same opinion sent again is
 * taken for the same, another is refused. Answers the claim, whose findings may now be shown.
 */
export async function giveOpinion(
  tx: Tx,
  actor: Actor,
  input: OpinionInput,
  policy: Policy,
  now = new Date(),
): Promise<Claim> {
  authorize(actor, 'decide', 'Review');
  const [review] = await tx.query<OpenReview>(lock, [input.claim, actor.id, now]);
  if (!review) throw claimLost();
  const refusal = ineligibility(actor as PersonActor, review);
  if (refusal) throw refusal;
  const { submission_id: submission, version } = review;
  const claim = { id: input.claim, submission, expiresAt: review.lease_until };
  if (review.arm !== 'hidden') {
    throw conflict(
      'You were shown what the checks found when you claimed this review, so an opinion would not be a first one. Decide on it.',
      '您認領時已顯示檢核結果，因此無法再給出初步意見。請直接裁決。',
    );
  }
  const [before] = await tx.query<{ outcome: string; confidence: number }>(given, [submission, actor.id]);
  if (before?.outcome === input.outcome && before.confidence === input.confidence) return claim;
  if (before) {
    throw conflict(
      'Your first opinion is stored and cannot be changed. Your decision may differ from it.',
      '您的初步意見已儲存，無法變更。您的裁決可以與其不同。',
    );
  }
  // No finding may be pointed at: none is shown yet.
  const { output } = (await readPointedAt(tx, [{ submission, reasons: input.reasons }]))(submission);
  requireReasons(input, review, policy, { findings: new Set(), output });
  const binding = {
    version,
    contentDigest: review.content_digest,
    policyDigest: review.policy_digest,
    factsDigest: review.facts_digest,
  };
  const { outcome, confidence, reasons } = input;
  const entry = await appendEntry(
    tx,
    actor,
    {
      action: 'review.opined',
      subject: submission,
      payload: { submission, claim: claim.id, outcome, confidence, reasons, drawn: review.drawn_by, ...binding },
    },
    now,
  );
  await tx.execute(insert, [
    submission,
    actor.id,
    claim.id,
    outcome,
    confidence,
    JSON.stringify(reasons),
    ...Object.values(binding),
    entry.id,
    now,
  ]);
  return claim;
}
