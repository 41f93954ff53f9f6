import { authorize, workerActor, type Actor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type ContestationAnswerInput, type ContestationView } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { Policy } from '@countersign/policy';
import { reopenSubmission, revokeSubmission, routeSubmissions } from '@countersign/submissions';
import { ineligibility } from '../eligibility.js';
import { claimLost } from '../keep-claim.js';
import { unclaimed, type ReviewRow } from '../review-row.js';
import { reviewTasks } from '../review-tasks.js';
import { requireStepUp } from '../require-step-up.js';
import { passOverInRepeatsOf } from '../quality/pass-over-participants.js';
import { contestationView, selectContestations, type ContestationRow } from './contestation-row.js';
import { reopenReview } from './reopen-review.js';

interface ContestedReview extends ReviewRow {
  contestation_id: string;
  contested: ContestationView['contested'];
  content_digest: string;
  submission_approvals: number;
}

const lock = `
select r.*, c.contested, s.content_digest, s.approvals_needed as submission_approvals
from review r join submission s on s.id = r.submission_id join contestation c on c.id = r.contestation_id
where r.claim_id = $1 for update of r for no key update of s`;

const close = `
with closed as (
  update review set state = 'closed', ${unclaimed}, contestation_id = null, closed_at = $2 where submission_id = $1 returning submission_id
)
delete from review_alarm a using closed where a.submission_id = closed.submission_id and a.acknowledged_at is null`;

const store = `
update contestation set outcome = $2, answer = $3, answered_by = $4, answered_at = $5, answer_claim = $6, answer_entry_id = $7, state_after = $8
where id = $1 and outcome is null`;

function requireHeld(actor: Actor, review: ContestedReview, contentDigest: string, { roles }: Policy, now: Date): void {
  if (review.claimed_by !== actor.id || review.lease_until === null || review.lease_until < now) throw claimLost();
  const refusal = ineligibility(actor as PersonActor, review);
  if (refusal) throw refusal;
  requireStepUp(actor as PersonActor, review, roles, now);
  if (review.content_digest === contentDigest) return;
  throw new ProductError(
    'stale-binding',
    {
      en: 'This is not the content that was decided on. Nothing was answered. Claim the review again.',
      'zh-TW': '此內容並非原裁決的內容。申訴尚未回覆，請重新認領。',
    },
    { changed: ['contentDigest'] },
  );
}

/** What becomes of the submission and its review; answers the submission's state. */
async function takeEffect(
  tx: Tx,
  actor: Actor,
  review: ContestedReview,
  outcome: ContestationAnswerInput['outcome'],
  policy: Policy,
  now: Date,
) {
  const { submission_id: submission, contested, contestation_id: contestation } = review;
  const overturned = { submission, state: contested, contestation };
  if (outcome === 'overturned' && contested === 'rejected') {
    const state = await reopenSubmission(tx, actor, overturned, now);
    const anew = {
      contestation: null,
      // Who answered has seen what others decided; the new round is without them all.
      excluded: [...new Set([...review.excluded, actor.id])],
      leadsOnly: false,
      approvalsNeeded: review.submission_approvals,
    };
    await reopenReview(tx, review, anew, policy, now);
    // The new round is under the policy in force, and due as one that comes before people now.
    await routeSubmissions(tx, workerActor, [submission], { policy, tasks: reviewTasks }, now);
    return state;
  }
  await tx.execute(close, [submission, now]);
  return outcome === 'overturned' ? revokeSubmission(tx, actor, overturned, now) : contested;
}

/**
 * Answers a contestation under a claim on its review. Upheld, the decision stands. Overturned, an approval is revoked, and a rejection
 * makes the output wait for other people. The same answer sent again under the same claim is answered as it was the first time.
 */
export async function answerContestation(
  tx: Tx,
  actor: Actor,
  { claim, contentDigest, outcome, answer }: ContestationAnswerInput,
  policy: Policy,
  now = new Date(),
): Promise<ContestationView> {
  authorize(actor, 'decide', 'Review');
  const [review] = await tx.query<ContestedReview>(lock, [claim]);
  if (review) {
    requireHeld(actor, review, contentDigest, policy, now);
    const { submission_id: submission, contestation_id: contestation } = review;
    const state = await takeEffect(tx, actor, review, outcome, policy, now);
    const payload = {
      submission,
      contestation,
      claim,
      outcome,
      answerDigest: sha256Digest(answer),
      contentDigest,
      state,
    };
    const entry = await appendEntry(tx, actor, { action: 'contestation.answered', subject: submission, payload }, now);
    await tx.execute(store, [contestation, outcome, answer, actor.id, now, claim, entry.id, state]);
    await passOverInRepeatsOf(tx, submission, actor.id);
  }
  const [row] = await tx.query<ContestationRow>(
    `${selectContestations} where c.answer_claim = $1 and c.answered_by = $2 and c.outcome = $3`,
    [claim, actor.id, outcome],
  );
  if (!row) throw claimLost();
  return contestationView(row, { contact: false, answerer: true });
}
