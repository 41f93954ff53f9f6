import type { Actor } from '@countersign/access';
import { appendEntry, type AppendedEntry } from '@countersign/audit';
import type { Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { v7 as uuid } from 'uuid';
import type { LockedReview } from './decision-checks.js';
import type { ReceiptSigner } from './receipt-signer.js';

/** Receipts are valid this long; the log proves the approval for ever. */
const validSeconds = 10 * 365 * 86_400;

const deciders = `
select n.pseudonym, d.role, d.created_at from decision d join pseudonym n on n.kind = 'person' and n.subject_id = d.person_id
where d.submission_id = $1 and d.outcome = 'approve' and d.content_digest = $2 order by d.created_at, d.id`;

/** Signs the receipt of an approval in the transaction that approves, over the digest of what was approved. */
export async function issueReceipt(
  tx: Tx,
  actor: Actor,
  review: LockedReview,
  entry: AppendedEntry,
  signer: ReceiptSigner,
  now: Date,
): Promise<void> {
  const people = await tx.query<{ pseudonym: string; role: string; created_at: Date }>(deciders, [
    review.submission_id,
    review.content_digest,
  ]);
  const jti = uuid();
  const iat = Math.floor(now.getTime() / 1000);
  const jws = signer.sign({
    jti,
    iat,
    exp: iat + validSeconds,
    sub: review.submission_id,
    version: review.version,
    contentDigest: review.content_digest,
    policyDigest: review.policy_digest,
    deciders: people.map((row) => ({ pseudonym: row.pseudonym, role: row.role, at: row.created_at.toISOString() })),
    entry: { id: entry.id, leafHash: entry.leafHash.toString('hex') },
  });
  await tx.execute('insert into receipt (submission_id, jws, issued_at) values ($1, $2, $3)', [
    review.submission_id,
    jws,
    now,
  ]);
  const payload = {
    submission: review.submission_id,
    jti,
    jwsDigest: sha256Digest(jws),
    version: review.version,
    contentDigest: review.content_digest,
    policyDigest: review.policy_digest,
    factsDigest: review.facts_digest,
  };
  await appendEntry(tx, actor, { action: 'receipt.issued', subject: review.submission_id, payload }, now);
}
