import { workerActor } from '@countersign/access';
import { appendEntries, type EntryDraft } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { unclaimed } from './review-row.js';

/** Puts reviews whose claim ran out back into the queue; answers how many. */
export async function releaseExpiredClaims(tx: Tx, now = new Date()): Promise<number> {
  const rows = await tx.query<{ submission_id: string; claim_id: string }>(
    `with expired as (
       select submission_id, claim_id from review where state = 'claimed' and lease_until < $1
       order by submission_id limit 500 for update skip locked)
     update review r set state = 'waiting', ${unclaimed}
     from expired where r.submission_id = expired.submission_id returning expired.submission_id, expired.claim_id`,
    [now],
  );
  await appendEntries(
    tx,
    workerActor,
    rows.map((row): EntryDraft => ({
      action: 'review.claim-expired',
      subject: row.submission_id,
      payload: { submission: row.submission_id, claim: row.claim_id },
    })),
    now,
  );
  return rows.length;
}
