import { authorize, isAllowed, workerActor, type PersonActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import { notFound, ProductError, type ClaimInput } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { resultOf, type GroupRequest, type GroupResult } from '@countersign/submissions';
import { leaseFrom, type Claim } from './claim.js';
import { claimNext, claimNextForMany, type NextRequest } from './claim-next.js';
import { decidingRole, ineligibility } from './eligibility.js';
import { alreadyHeld } from './flow/hold-review.js';
import { holdEnded, releaseEndedHolds } from './flow/release-ended-holds.js';
import { releaseExpiredClaims } from './release-expired-claims.js';
import type { ReviewRow } from './review-row.js';

const claimThis = `
update review set state = 'claimed', claim_id = $1, claimed_by = $2, claimed_at = $3, lease_until = $4, held_by = null, held_until = null
where submission_id = $5 and (state = 'waiting' or (state = 'claimed' and lease_until < $3) or (state = 'held' and held_until < $3)) returning submission_id`;

// In one order, whichever way round they were asked for: another process may be claiming some of them.
const lockNamed = 'select from review where submission_id = any($1) order by submission_id for update';

const renew = 'update review set lease_until = $2 where claim_id = $1';

/** A claim that was made, and whether its review was held until its time. */
interface Made {
  actor: PersonActor;
  claim: Claim;
  wasHeld: boolean;
}

type ClaimRequest = GroupRequest<ClaimInput> & { actor: PersonActor };

/**
 * Claims for many people in one transaction: the most urgent review that each may decide on, or the one named. Answers
 * null where nothing waits.
 */
export async function claimReviews(
  tx: Tx,
  requests: readonly GroupRequest<ClaimInput>[],
  now = new Date(),
): Promise<GroupResult<Claim | null>[]> {
  const results: (GroupResult<Claim | null> | null)[] = [];
  const made: Made[] = [];
  const next: (NextRequest & { position: number })[] = [];
  const named = requests.flatMap(({ input }) => input.submission ?? []);
  if (named.length > 1) await tx.query(lockNamed, [named]);
  for (const [position, request] of requests.entries()) {
    const result = await resultOf(async () => {
      authorize(request.actor, 'claim', 'Review');
      const { actor, input } = request as ClaimRequest;
      if (input.submission !== undefined) return { answer: await takeThis(tx, actor, input.submission, now, made) };
      next.push({ actor, queue: input.queue, position });
      return null;
    });
    results.push(result);
  }
  for (const [index, claim] of (await takeNext(tx, next, now)).entries()) {
    const { actor, position } = next[index] as (typeof next)[number];
    results[position] = { answer: claim };
    if (claim) made.push({ actor, claim, wasHeld: false });
  }
  await record(tx, made, now);
  return results as GroupResult<Claim | null>[];
}

async function record(tx: Tx, made: readonly Made[], now: Date): Promise<void> {
  const resumed = made.filter(({ wasHeld }) => wasHeld);
  await appendEntries(
    tx,
    workerActor,
    resumed.map(({ claim }) => holdEnded(claim.submission)),
    now,
  );
  await appendEntries(
    tx,
    made.map(({ actor }) => actor),
    made.map(({ claim }): EntryDraft => ({
      action: 'review.claimed',
      subject: claim.submission,
      payload: { submission: claim.submission, claim: claim.id, leaseUntil: claim.expiresAt.toISOString() },
    })),
    now,
  );
}

/** Where somebody goes away empty, claims that ran out are returned first, and then looked for once more. */
async function takeNext(tx: Tx, requests: readonly NextRequest[], now: Date): Promise<(Claim | null)[]> {
  const claims = await claimNextForMany(tx, requests, now);
  if (!claims.includes(null)) return claims;
  const freed = (await releaseExpiredClaims(tx, now)) + (await releaseEndedHolds(tx, now));
  if (freed === 0) return claims;
  for (const [index, request] of requests.entries()) claims[index] ??= await claimNext(tx, request, now);
  return claims;
}

const claimedByAnother = () =>
  new ProductError('already-claimed', {
    en: 'Somebody else is reviewing this output. Claim the next one, or come back later.',
    'zh-TW': '此產出正由他人審查中。請認領下一筆，或稍後再試。',
  });

/** Whether a claim on the review runs. */
const isClaimed = ({ state, lease_until }: ReviewRow, now: Date): boolean =>
  state === 'claimed' && lease_until !== null && lease_until >= now;

/** Why a review is not there for this person at present: held back, kept for another (a lead takes also that), or in another's hands; null where it is. */
export function heldFrom(actor: PersonActor, review: ReviewRow, now: Date): ProductError | null {
  if (review.state === 'held' && review.held_until !== null && review.held_until >= now) return alreadyHeld(review);
  const isKept = review.assigned_to !== null && review.assigned_to !== actor.id;
  if (isKept && decidingRole(actor, review) !== 'lead') {
    return new ProductError('assigned-to-another', {
      en: 'This review is kept for somebody else. Claim the next one, or ask a lead to assign it anew.',
      'zh-TW': '此審查已指派給他人。請認領下一筆，或請主管重新指派。',
    });
  }
  return isClaimed(review, now) && review.claimed_by !== actor.id ? claimedByAnother() : null;
}

/** Claims a named review; one that the person holds already is theirs for longer, which is no new act. */
async function takeThis(tx: Tx, actor: PersonActor, submission: string, now: Date, made: Made[]): Promise<Claim> {
  const expiresAt = leaseFrom(now);
  const [review] = await tx.query<ReviewRow>('select * from review where submission_id = $1 for update', [submission]);
  // One of an AI system that this person sees nothing of is not told apart from none.
  const isSeen = (review: ReviewRow) =>
    isAllowed(actor, 'list', 'Review', review) || isAllowed(actor, 'claim', 'Review', review);
  if (!review || review.state === 'closed' || !isSeen(review)) {
    throw notFound({ en: 'open review of submission', 'zh-TW': '待審查的送審項目' }, submission);
  }
  const refusal = ineligibility(actor, review) ?? heldFrom(actor, review, now);
  if (refusal) throw refusal;
  const held = isClaimed(review, now);
  if (held && review.claim_id !== null) {
    await tx.execute(renew, [review.claim_id, expiresAt]);
    return { id: review.claim_id, submission, expiresAt };
  }
  const id = newId();
  const taken = held ? [] : await tx.query(claimThis, [id, actor.id, now, expiresAt, submission]);
  if (taken.length === 0) throw claimedByAnother();
  const claim = { id, submission, expiresAt };
  made.push({ actor, claim, wasHeld: review.state === 'held' });
  return claim;
}
