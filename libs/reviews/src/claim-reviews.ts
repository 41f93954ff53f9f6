import { authorize, type PersonActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import { notFound, ProductError, type ClaimInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { GroupRequest, GroupResult } from '@countersign/submissions';
import { v7 as uuid } from 'uuid';
import { ineligibility, leadSystems, reviewSystems } from './eligibility.js';
import { releaseExpiredClaims } from './release-expired-claims.js';
import type { ReviewRow } from './review-row.js';

/** How long a claim lasts without a heartbeat. */
export const leaseSeconds = 300;

export interface Claim {
  id: string;
  submission: string;
  expiresAt: Date;
}

const claimed = `state = 'claimed', claim_id = $1, claimed_by = $2, claimed_at = $3, lease_until = $4`;

// The planner takes conditions on arrays for very rare and would sort all that waits; it guesses half of a CASE, and then
// walks the index in order up to the first row.
const claimNext = (inQueue: boolean): string => `
update review set ${claimed}
where submission_id = (
  select submission_id from review
  where state = 'waiting' ${inQueue ? 'and queue = $8' : ''} and case when ($5::text[] is null or system = any($5))
    and competences <@ $6 and submitter_id <> $2 and $2 <> all(approved_by) and (assigned_to is null or assigned_to = $2)
    and (not leads_only or $7::text[] is null or system = any($7)) then true end
  order by priority desc, submission_id limit 1 for update skip locked)
returning submission_id, claim_id, lease_until`;

const claimThis = `
update review set ${claimed}
where submission_id = $5 and (state = 'waiting' or (state = 'claimed' and lease_until < $3)) returning submission_id`;

const renew = 'update review set lease_until = $2 where claim_id = $1';

type ClaimRequest = GroupRequest<ClaimInput> & { actor: PersonActor };

/**
 * Claims for many people in one transaction: the most urgent review that each may decide on, or the one named. Answers
 * null where nothing waits. Each claim is one statement; nobody waits for another's row.
 */
export async function claimReviews(
  tx: Tx,
  requests: readonly GroupRequest<ClaimInput>[],
  now = new Date(),
): Promise<GroupResult<Claim | null>[]> {
  const results: GroupResult<Claim | null>[] = [];
  const claims: { actor: PersonActor; claim: Claim }[] = [];
  for (const request of requests) {
    try {
      authorize(request.actor, 'claim', 'Review');
      const { claim, fresh } = await claimFor(tx, request as ClaimRequest, now);
      if (claim && fresh) claims.push({ actor: (request as ClaimRequest).actor, claim });
      results.push({ answer: claim });
    } catch (error) {
      if (!(error instanceof ProductError)) throw error;
      results.push({ refusal: error });
    }
  }
  await appendEntries(
    tx,
    claims.map(({ actor }) => actor),
    claims.map(({ claim }): EntryDraft => ({
      action: 'review.claimed',
      subject: claim.submission,
      payload: { submission: claim.submission, claim: claim.id, leaseUntil: claim.expiresAt.toISOString() },
    })),
    now,
  );
  return results;
}

async function claimFor(tx: Tx, request: ClaimRequest, now: Date): Promise<{ claim: Claim | null; fresh: boolean }> {
  const { actor, input } = request;
  if (input.submission !== undefined) return takeThis(tx, actor, input.submission, now);
  const claim = await takeNext(tx, actor, input.queue, now);
  if (claim) return { claim, fresh: true };
  const expired = await releaseExpiredClaims(tx, now);
  return { claim: expired === 0 ? null : await takeNext(tx, actor, input.queue, now), fresh: true };
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseSeconds * 1000);

async function takeNext(tx: Tx, actor: PersonActor, queue: string | undefined, now: Date): Promise<Claim | null> {
  const expiresAt = leaseFrom(now);
  const values: unknown[] = [
    uuid(),
    actor.id,
    now,
    expiresAt,
    reviewSystems(actor),
    actor.competences,
    leadSystems(actor),
  ];
  if (queue !== undefined) values.push(queue);
  const [row] = await tx.query<{ submission_id: string; claim_id: string }>(claimNext(queue !== undefined), values);
  return row ? { id: row.claim_id, submission: row.submission_id, expiresAt } : null;
}

async function takeThis(tx: Tx, actor: PersonActor, submission: string, now: Date) {
  const expiresAt = leaseFrom(now);
  const [review] = await tx.query<ReviewRow>('select * from review where submission_id = $1 for update', [submission]);
  if (!review || review.state === 'closed') {
    throw notFound({ en: 'open review of submission', 'zh-TW': '待審查的送審項目' }, submission);
  }
  const refusal = ineligibility(actor, review);
  if (refusal) throw refusal;
  const held = review.state === 'claimed' && review.lease_until !== null && review.lease_until >= now;
  if (held && review.claimed_by === actor.id && review.claim_id !== null) {
    await tx.execute(renew, [review.claim_id, expiresAt]);
    return { claim: { id: review.claim_id, submission, expiresAt }, fresh: false };
  }
  const id = uuid();
  const taken = held ? [] : await tx.query(claimThis, [id, actor.id, now, expiresAt, submission]);
  if (taken.length === 0) {
    throw new ProductError('already-claimed', {
      en: 'Somebody else is reviewing this output. Claim the next one, or come back later.',
      'zh-TW': '此產出正由他人審查中。請認領下一筆，或稍後再試。',
    });
  }
  return { claim: { id, submission, expiresAt }, fresh: true };
}
