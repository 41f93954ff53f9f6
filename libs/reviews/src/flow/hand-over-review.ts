import { authorize, type Actor, type PersonActor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { ProductError, type HandOverInput } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { claimLost } from '../keep-claim.js';
import { unclaimed, type ReviewRow } from '../review-row.js';
import { requireEligible } from './require-eligible.js';
import { keepNote } from './review-notes.js';

const lock = `
select * from review where claim_id = $1 and claimed_by = $2 and state = 'claimed' and lease_until >= $3 for update`;

const pass = `
update review set state = 'waiting', ${unclaimed}, assigned_to = $2
where claim_id = $1 and state = 'claimed'`;

/** Passes a claimed review on to somebody who may decide on it, with what they should know; it is kept for them. */
export async function handOverReview(
  tx: Tx,
  actor: Actor,
  { claim, to, note }: HandOverInput & { claim: string },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'claim', 'Review');
  const by = actor as PersonActor;
  const [review] = await tx.query<ReviewRow>(lock, [claim, by.id, now]);
  if (!review) throw claimLost();
  if (to === by.id) {
    throw new ProductError('conflict', {
      en: 'You hold this review already. Hand it over to somebody else, or give it back.',
      'zh-TW': '您已認領此審查。請移交給他人，或將其釋出。',
    });
  }
  const taker = await requireEligible(tx, { by, person: to }, review, '/to', now);
  await tx.execute(pass, [claim, to]);
  const submission = review.submission_id;
  const payload = { submission, claim, to: taker.pseudonym, noteDigest: sha256Digest(note) };
  const entry = await appendEntry(tx, actor, { action: 'review.handed-over', subject: submission, payload }, now);
  await keepNote(tx, by, { submission, kind: 'hand-over', text: note, addressee: to, entry }, now);
}
