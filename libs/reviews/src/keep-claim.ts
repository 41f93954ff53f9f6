import { authorize, type Actor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type SkipCode } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { leaseFrom } from './claim.js';
import { keepNote } from './flow/review-notes.js';
import { keepSnooze } from './flow/snooze-review.js';
import { unclaimed } from './review-row.js';

/** The refusal for a claim that ran out, was given back, or never was this person's. */
export const claimLost = (): ProductError =>
  new ProductError('claim-lost', {
    en: 'Your claim on this review has run out or was given back. Nothing was decided; claim it again to go on.',
    'zh-TW': '您對此審查的認領已逾時或已釋出。尚未做出任何裁決；請重新認領以繼續。',
  });

/** Prolongs a claim; answers when it now ends. A lease, not an act: no audit entry. */
// eslint-disable-next-line countersign/verb-authorizes-and-audits -- a lease, not an act
export async function heartbeatClaim(tx: Tx, actor: Actor, claim: string, now = new Date()): Promise<Date> {
  authorize(actor, 'claim', 'Review');
  const expiresAt = leaseFrom(now);
  const kept = await tx.execute(
    `update review set lease_until = $4 where claim_id = $1 and claimed_by = $2 and state = 'claimed' and lease_until >= $3`,
    [claim, actor.id, now, expiresAt],
  );
  if (kept === 0) throw claimLost();
  return expiresAt;
}

/** Who skips a review is not given it again for so long; others are. */
const skippedMs = 12 * 3_600_000;

/**
 * Gives a claim back; the review waits again. With a code or a reason it is skipped: that is counted, noted for who takes it
 * next, and it is not given to the same person for half a day.
 */
export async function releaseClaim(
  tx: Tx,
  actor: Actor,
  input: { claim: string; reason: string | null; code?: SkipCode | null },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'claim', 'Review');
  const code = input.code ?? (input.reason === null ? null : 'other');
  const [row] = await tx.query<{ submission_id: string; skips: number }>(
    `update review set state = 'waiting', ${unclaimed},
       skips = skips + $3
     where claim_id = $1 and claimed_by = $2 and state = 'claimed' returning submission_id, skips`,
    [input.claim, actor.id, code === null ? 0 : 1],
  );
  if (!row) throw claimLost();
  const submission = row.submission_id;
  const skipped = code === null ? {} : { code, skips: row.skips };
  const payload = { submission, claim: input.claim, reason: input.reason, ...skipped };
  const entry = await appendEntry(tx, actor, { action: 'review.released', subject: submission, payload }, now);
  if (code === null) return;
  await keepSnooze(tx, actor as PersonActor, submission, new Date(now.getTime() + skippedMs));
  await keepNote(tx, actor as PersonActor, { submission, kind: 'skip', text: input.reason ?? code, entry }, now);
}
