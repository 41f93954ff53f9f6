import { appendEntries, type AppendedEntry, type EntryDraft } from '@countersign/audit';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import type { LockedReview } from './decision-checks.js';
import type { PreparedDecision } from './prepared-decision.js';
import type { ReceiptSigner } from './receipt-signer.js';

/** Receipts are valid this long; the log proves the approval for ever. */
const validSeconds = 10 * 365 * 86_400;

/** An approval that ends a review, and its entry. */
export interface Approval {
  decision: PreparedDecision;
  entry: AppendedEntry;
}

interface DeciderRow {
  submission_id: string;
  pseudonym: string;
  role: string;
  created_at: Date;
}

// An output has few decisions and a person thousands: the CASE keeps the planner from looking through those of people.
const deciders = `
select d.submission_id, n.pseudonym, d.role, d.created_at
from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, content_digest text, people uuid[])
cross join lateral (
  select * from decision where submission_id = item.submission_id
    and case when outcome = 'approve' and content_digest = item.content_digest
      -- Not who approved it in a round before, which was overturned.
      and person_id = any(item.people) then true end
  offset 0) d
join pseudonym n on n.kind = 'person' and n.subject_id = d.person_id order by d.created_at, d.id`;

/** Those who approved what is approved now, in order of time; they are read only where there was more than one. */
async function readDeciders(
  tx: Tx,
  approvals: readonly Approval[],
  now: Date,
): Promise<(approval: Approval) => readonly DeciderRow[]> {
  const shared = approvals.filter(({ decision: { approvedBy } }) => approvedBy.length > 1);
  const items = shared.map(({ decision: { review, approvedBy: people } }) => ({
    submission_id: review.submission_id,
    content_digest: review.content_digest,
    people,
  }));
  const rows = items.length === 0 ? [] : await tx.query<DeciderRow>(deciders, [JSON.stringify(items)]);
  const read = Map.groupBy(rows, (row) => row.submission_id);
  return (approval) => {
    const { actor, role, review } = approval.decision;
    const { submission_id } = review;
    if (shared.includes(approval)) return read.get(submission_id) ?? [];
    return [{ submission_id, pseudonym: actor.pseudonym, role, created_at: now }];
  };
}

const insert = `
insert into receipt (submission_id, jws, issued_at)
select submission_id, jws, $2 from jsonb_to_recordset($1::jsonb) as item(submission_id uuid, jws text)`;

function sign(
  { decision: { review }, entry }: Approval,
  people: readonly DeciderRow[],
  signer: ReceiptSigner,
  now: Date,
) {
  const jti = newId();
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
  return { submission_id: review.submission_id, jti, jws };
}

function entryOf({ submission_id: submission, jti, jws }: ReturnType<typeof sign>, review: LockedReview): EntryDraft {
  return {
    action: 'receipt.issued',
    subject: submission,
    payload: {
      submission,
      jti,
      jwsDigest: sha256Digest(jws),
      version: review.version,
      contentDigest: review.content_digest,
      policyDigest: review.policy_digest,
      factsDigest: review.facts_digest,
    },
  };
}

/** Signs the receipts of approvals in the transaction that approves, each over the digest of what was approved. */
export async function issueReceipts(
  tx: Tx,
  approvals: readonly Approval[],
  signer: ReceiptSigner,
  now: Date,
): Promise<void> {
  if (approvals.length === 0) return;
  const reviews = approvals.map(({ decision: { review } }) => review);
  const decidersOf = await readDeciders(tx, approvals, now);
  const receipts = approvals.map((approval) => sign(approval, decidersOf(approval), signer, now));
  const actors = approvals.map(({ decision }) => decision.actor);
  const drafts = receipts.map((receipt, index) => entryOf(receipt, reviews[index] as LockedReview));
  await tx.together(
    () => tx.execute(insert, [JSON.stringify(receipts), now]),
    () => appendEntries(tx, actors, drafts, now),
  );
}
