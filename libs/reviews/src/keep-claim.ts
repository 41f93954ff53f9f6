import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { leaseFrom } from './claim.js';

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

/** Gives a claim back, with the reason where the reviewer gives one; the review waits again. */
export async function releaseClaim(
  tx: Tx,
  actor: Actor,
  input: { claim: string; reason: string | null },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'claim', 'Review');
  const [row] = await tx.query<{ submission_id: string }>(
    `update review set state = 'waiting', claim_id = null, claimed_by = null, claimed_at = null, lease_until = null
     where claim_id = $1 and claimed_by = $2 and state = 'claimed' returning submission_id`,
    [input.claim, actor.id],
  );
  if (!row) throw claimLost();
  const payload = { submission: row.submission_id, claim: input.claim, reason: input.reason };
  await appendEntry(tx, actor, { action: 'review.released', subject: row.submission_id, payload }, now);
}
